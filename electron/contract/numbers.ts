/** Numbers as Indonesian papers write them: a dot between thousands, a comma before decimals. */

/** 37110 → "37.110"; 8.069 with 2 decimals → "8,07". Without `decimals`, up to two are shown and none are padded. */
export function formatNumber(value: number, decimals?: number): string {
  const rounded = Math.abs(value).toFixed(decimals ?? 2)
  const [whole = '0', tail = ''] = rounded.split('.')
  const fraction = decimals === undefined ? tail.replace(/0+$/, '') : tail
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const sign = value < 0 && /[1-9]/.test(rounded) ? '−' : ''
  return `${sign}${grouped}${fraction ? `,${fraction}` : ''}`
}

/** 8.07 → "8,07 %" with a no-break space. The value is already in percent. */
export const formatPercent = (value: number, decimals?: number): string => `${formatNumber(value, decimals)}\u00a0%`

/** Reads "1.284,5", "1284,5", "8,07 %" or "-3"; null where it is no number. A dot is only ever a thousands mark. */
export function parseNumber(text: string): number | null {
  const cleaned = text.trim().replace(/\s*%$/, '').replace(/^[−–]/, '-').replace(/\s/g, '')
  if (!/^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/.test(cleaned)) return null
  return Number(cleaned.replaceAll('.', '').replace(',', '.'))
}
