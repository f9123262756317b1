import { expect, test } from 'vitest'
import { FileNames, formName } from '../../../electron/backend/forms/fileNames.ts'

test('two agencies never share a file, on a system that does not tell capitals apart either', () => {
  const names = new FileNames()
  expect(['UPT A/B', 'Upt A-B', 'upt a:b'].map((name) => names.free(formName(name)))).toEqual([
    'Formulir - UPT A-B.xlsx',
    'Formulir - Upt A-B (2).xlsx',
    'Formulir - upt a-b (3).xlsx',
  ])
})
