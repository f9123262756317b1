/** Arimo (SIL OFL), metric-compatible with Arial, inside every document: a sheet prints the same everywhere. */
import latinRegular from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?inline'
import latinBold from '@fontsource/arimo/files/arimo-latin-700-normal.woff2?inline'
import extendedRegular from '@fontsource/arimo/files/arimo-latin-ext-400-normal.woff2?inline'
import extendedBold from '@fontsource/arimo/files/arimo-latin-ext-700-normal.woff2?inline'

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const extended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

export interface PrintFont {
  family: string
  weight: string
  range: string
  /** `data:font/woff2;base64,…` */
  url: string
}

export const printFonts: readonly PrintFont[] = [
  { family: 'Arimo', weight: '400', range: latin, url: latinRegular },
  { family: 'Arimo', weight: '700', range: latin, url: latinBold },
  { family: 'Arimo', weight: '400', range: extended, url: extendedRegular },
  { family: 'Arimo', weight: '700', range: extended, url: extendedBold },
]

/** The @font-face rules, with the fonts as data. */
export const fontRules = (): string =>
  printFonts
    .map(
      ({ family, weight, range, url }) =>
        `@font-face{font-family:${family};font-weight:${weight};font-display:block;unicode-range:${range};src:url(${url}) format("woff2")}`,
    )
    .join('\n')
