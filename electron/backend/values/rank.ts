/** Rank and grade of civil servants: "Penata Tk. I / III d". Kept as written; this only recognises one. */

const names = /\b(?:juru(?: muda)?|pengatur(?: muda)?|penata(?: muda)?|pembina(?: utama)?(?: muda| madya)?)\b/i
const grade = /^(?:gol(?:ongan)?\.?\s*)?(?:i{1,3}|iv|v|vi{1,3}|ix|x)\s*[/.\-\s]?\s*[a-e]$/i
const service =
  /^(?:brigjen|kolonel|kombes|letkol|akbp|mayor|kompol|kapten|akp|lettu|iptu|letda|ipda|aiptu|aipda|bripka|brigadir|briptu|bripda|peltu|pelda|serma|serka|sertu|serda|kopka|koptu|kopda|praka|pratu|prada)\b/i

export function isRank(text: string): boolean {
  if (text.length > 60) return false
  if (grade.test(text) || /^(?:i{1,3}|iv|v|vi{1,3}|ix|x)$/i.test(text)) return true
  const found = names.exec(text)
  if (found !== null && found.index === 0) return !/\b(?:layanan|teknis|kelola)\b/i.test(text)
  return service.test(text)
}
