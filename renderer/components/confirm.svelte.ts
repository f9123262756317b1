/** One question at a time, asked from anywhere: `if (await confirm({ … })) …`. Needs one ConfirmHost on the page. */
import { messages } from './messages.ts'

export interface Question {
  title: string
  /** Exactly what will happen, with counts. */
  message: string
  /** The verb on the button: "Hapus 3 orang". */
  action: string
  /** Word on the other button; default "Batal". */
  refuse?: string
  danger?: boolean
}

class Confirmations {
  #waiting = $state.raw<{ question: Question; answer: (yes: boolean) => void }[]>([])

  get current(): Question | undefined {
    return this.#waiting[0]?.question
  }

  ask(question: Question): Promise<boolean> {
    return new Promise((answer) => {
      this.#waiting = [...this.#waiting, { question, answer }]
    })
  }

  answer(yes: boolean): void {
    const [first, ...rest] = this.#waiting
    this.#waiting = rest
    first?.answer(yes)
  }
}

export const confirmations = new Confirmations()

/** Resolves true when the action was chosen, false on Batal, Esc or the cross. */
export const confirm = (question: Question): Promise<boolean> => confirmations.ask(question)

/** Asks before typing is thrown away; what was not changed may go. */
export const mayDiscard = (changed: boolean): Promise<boolean> =>
  changed ? confirm({ ...messages.discard, danger: true }) : Promise.resolve(true)
