import { expect, test } from 'vitest'
import { wrapDocument } from '../../../../renderer/print/document.ts'
import { cssString, pageRules, paperSize } from '../../../../renderer/print/paper.ts'

test('F4 is 215 × 330 mm, and landscape turns it', () => {
  expect(paperSize('F4')).toEqual({ width: 215, height: 330 })
  expect(paperSize('A4', 'landscape')).toEqual({ width: 297, height: 210 })
  expect(pageRules({ paper: 'F4' })).toContain('size: 215mm 330mm')
})

test('every page says which of how many it is', () => {
  expect(pageRules({ paper: 'A4' })).toContain('"Halaman " counter(page) " dari " counter(pages)')
})

test('a footer can end neither its string nor the style element', () => {
  expect(cssString('Rapat "A" \\ </style><script>')).not.toMatch(/[<>]|[^\\]"./)
  const html = wrapDocument('<p>Isi</p>', {
    title: 'A & B </title>',
    paper: 'F4',
    footer: '</style>"; } *{display:none}',
  })
  expect(html.match(/<\/style>/g)).toHaveLength(1)
  expect(html).toContain('<title>A &amp; B &lt;/title&gt;</title>')
})

test('a document needs nothing from outside: its fonts are inside, it has no scripts and fetches nothing', () => {
  const html = wrapDocument('<p>Isi</p>', { title: 'Isi', paper: 'F4' })
  expect(html.match(/url\(data:font\/woff2;base64,/g)).toHaveLength(4)
  expect(html).not.toMatch(/<script|<link|url\((?!data:)|@import|https?:/)
})
