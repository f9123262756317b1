/** The one gate: known channel? may this caller? valid input? → handler → Result. Every transport ends here. */
import * as v from 'valibot'
import { type CallContext, type Channel, type Handler, inputs, isReading, type Output } from './api.ts'
import { powerFor } from './powers.ts'
import { type AppError, Failure, type Result } from './errors.ts'

export type HandlerTable = Partial<{ [C in Channel]: Handler<C> }>

/** `report` receives errors that nobody foresaw, for the log; the caller sees a plain sentence. */
export function createDispatch(handlers: HandlerTable, report: (channel: string, error: unknown) => void) {
  return async function dispatch(
    channel: unknown,
    input: unknown,
    context: CallContext,
  ): Promise<Result<Output<Channel>>> {
    if (typeof channel !== 'string' || !Object.hasOwn(inputs, channel))
      return failed({ code: 'unknown-channel', message: `Perintah${named(channel)} tidak dikenal oleh program ini.` })
    const known = channel as Channel
    const handler = handlers[known] as ((input: unknown, context: CallContext) => unknown) | undefined
    if (!handler) return failed({ code: 'unavailable', message: 'Perintah ini belum dapat dijalankan di sini.' })

    if (!context.caller.may.includes(powerFor(known, isReading(known))))
      return failed({
        code: 'forbidden',
        message: 'Di sini Anda tidak berhak melakukan ini. Lakukan di komputer kantor.',
      })

    const parsed = v.safeParse(inputs[known], input)
    if (!parsed.success) return failed(invalidInput(parsed.issues))
    try {
      return { ok: true, value: (await handler(parsed.output, context)) as Output<Channel> }
    } catch (error) {
      if (error instanceof Failure) {
        const { code, message, details, differences } = error
        return failed({ code, message, details, ...(differences && { differences }) })
      }
      report(known, error)
      return failed({
        code: 'internal',
        message:
          'Terjadi kesalahan yang tidak terduga. Data tidak berubah. Coba sekali lagi; bila terulang, buka Pengaturan › Cadangan.',
      })
    }
  }
}

export type Dispatch = ReturnType<typeof createDispatch>

const longestName = 60
/** A channel's name as a page sent it, unless it is none that could be shown. */
const named = (channel: unknown) =>
  typeof channel === 'string' && channel.length <= longestName ? ` "${channel}"` : ' ini'

const failed = (error: AppError): Result<never> => ({ ok: false, error })

function invalidInput(issues: readonly v.BaseIssue<unknown>[]): AppError {
  const details: Record<string, string> = {}
  for (const issue of issues) {
    const path = v.getDotPath(issue) ?? ''
    details[path] ??= /^Invalid /.test(issue.message) ? 'Isian ini tidak dikenali.' : issue.message
  }
  return { code: 'invalid-input', message: Object.values(details)[0] ?? 'Isian tidak lengkap.', details }
}
