/** Bounds no roster reaches; beyond them a file is refused rather than served slowly. */
const MB = 1024 * 1024

export const limits = {
  fileBytes: 100 * MB,
  zipEntries: 10_000,
  sheets: 1_000,
  /** All sheets and shared strings of one workbook, inflated. */
  inflatedBytes: 1024 * MB,
  /** A small part (workbook, relationships, styles), or what stands around the rows of a sheet. */
  partBytes: 64 * MB,
  /** Beyond this many inflated bytes, a ratio above `ratio` is no spreadsheet any more. */
  ratioFrom: 64 * MB,
  ratio: 400,
  /** One XML element that will not end; a cell of the longest text, each letter in a font of its own, takes 6 MB. */
  elementBytes: 8 * MB,
  xmlDepth: 500,
  rows: 1_048_576,
  columns: 16_384,
  cellChars: 32_767,
  /**
   * Rows with a value in one workbook: as many as an old Excel sheet holds, and several times the people of the whole
   * district's offices. The preview of so many, ten columns wide, takes some five seconds and 450 MB.
   */
  filledRows: 65_536,
  /** Cells with a value in one workbook: 65,536 rows of 18 columns, or 20,000 of 60. */
  cells: 1_200_000,
  /** Lines of a text file, those inside quotes and empty ones too. */
  lines: 1_048_576,
  /** Characters of one line of a text file. */
  lineChars: 2_000_000,
  /** Steps aside for cells that reach down from rows above, in a page of HTML. */
  coveredCells: 20_000_000,
  /** Cells that a file of few bytes makes by "repeat this row". */
  repeatedCells: 500_000,
  /** Bytes inside an .xlsb, once inflated; it is read as a whole. */
  binaryBytes: 256 * MB,
  merges: 200_000,
  /** Characters of all values together. */
  textChars: 100_000_000,
} as const
