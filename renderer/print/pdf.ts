/** Pages of a PDF drawn to canvases by pdf.js, loaded only when a preview is first opened. */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export interface PdfPages {
  count: number
  /** Of the first page, in CSS pixels at 100 %; the pages of one document are alike. */
  size: { width: number; height: number }
  /** Draws a page (from 1) at a scale; a second call for the same canvas gives up the first. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number): Promise<void>
  /** Frees the document and its worker. */
  close(): void
}

/** PDF units are 1/72 inch, CSS pixels 1/96. */
const pixelsPerUnit = 96 / 72

export async function openPdf(data: Uint8Array): Promise<PdfPages> {
  const { getDocument, GlobalWorkerOptions, RenderingCancelledException } = await import('pdfjs-dist')
  GlobalWorkerOptions.workerSrc = workerUrl
  // Nothing is fetched or compiled: the policy of the page forbids eval, and printed documents carry their fonts.
  const task = getDocument({ data, isEvalSupported: false, useWorkerFetch: false, useWasm: false, enableXfa: false })
  const pdf = await task.promise
  const first = (await pdf.getPage(1)).getViewport({ scale: pixelsPerUnit })
  const drawing = new WeakMap<HTMLCanvasElement, { cancel: () => void }>()

  return {
    count: pdf.numPages,
    size: { width: first.width, height: first.height },
    async draw(number, canvas, scale) {
      drawing.get(canvas)?.cancel()
      let given = false
      drawing.set(canvas, { cancel: () => (given = true) })
      const page = await pdf.getPage(number)
      if (given) return
      const viewport = page.getViewport({ scale: scale * pixelsPerUnit * devicePixelRatio })
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      const render = page.render({ canvas, viewport })
      drawing.set(canvas, render)
      try {
        await render.promise
      } catch (error) {
        if (!(error instanceof RenderingCancelledException)) throw error
      }
    },
    close: () => void task.destroy(),
  }
}
