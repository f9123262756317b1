/** What the values of a recorded column mean, and what it is called on the screen. */

export type FieldMeaning =
  | { as: 'text' | 'said' | 'date' | 'time' | 'moment' | 'percent' | 'number' | 'settings' }
  | { as: 'row'; table: string }
  | { as: 'word'; words: Record<string, string> }

export interface FieldInfo {
  label: string
  meaning: FieldMeaning
}

const of =
  (as: Exclude<FieldMeaning['as'], 'row' | 'word'>) =>
  (label: string): FieldInfo => ({ label, meaning: { as } })

export const text = of('text')
/** Words that may be a date as typed. */
export const said = of('said')
export const date = of('date')
export const time = of('time')
export const moment = of('moment')
export const number = of('number')
export const percent = of('percent')
export const settings = of('settings')
export const row = (label: string, table: string): FieldInfo => ({ label, meaning: { as: 'row', table } })
export const word = (label: string, words: Record<string, string>): FieldInfo => ({
  label,
  meaning: { as: 'word', words },
})
/** The place of a row among its like. */
export const order = number('Urutan')
