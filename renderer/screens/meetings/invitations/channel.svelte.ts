/** The way answers come in, kept from one answer and one day to the next: the phone rings more than once. */
import { channels, type ResponseChannel } from '../../../../electron/contract/invitations.ts'

const remembered = 'sinergi-lewat'
const isChannel = (text: string | null): text is ResponseChannel =>
  (channels as readonly (string | null)[]).includes(text)

class AnswerChannel {
  #value = $state<ResponseChannel>(read())

  get value(): ResponseChannel {
    return this.#value
  }
  set value(channel: ResponseChannel) {
    this.#value = channel
    localStorage.setItem(remembered, channel)
  }
}

function read(): ResponseChannel {
  const stored = localStorage.getItem(remembered)
  return isChannel(stored) ? stored : 'telepon'
}

export const answerChannel = new AnswerChannel()
