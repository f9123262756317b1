import { expect, it } from 'vitest'
import { confirm, confirmations } from '../../../../renderer/components/confirm.svelte.ts'

const question = (title: string) => ({ title, message: 'Tiga orang dihapus.', action: 'Hapus 3 orang', danger: true })

it('answers each question to the one who asked it, in order', async () => {
  const first = confirm(question('satu'))
  const second = confirm(question('dua'))
  expect(confirmations.current?.title).toBe('satu')
  confirmations.answer(true)
  expect(confirmations.current?.title).toBe('dua')
  confirmations.answer(false)
  expect(confirmations.current).toBeUndefined()
  expect(await Promise.all([first, second])).toEqual([true, false])
})
