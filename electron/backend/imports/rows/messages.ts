/** What a flag tells the person at the desk: what is wrong and what to do. */
export const messages = {
  nipLost:
    'NIP tersimpan sebagai angka sehingga digit terakhirnya hilang. Minta NIP lengkap dari instansinya atau ketik di sini.',
  nipInvalid: (digits: number) =>
    digits === 0
      ? 'NIP memuat huruf atau tanda lain. Periksa dan ketik 18 angkanya.'
      : `NIP harus 18 angka, di sini ${digits}. Periksa dan ketik ulang.`,
  nik: 'Ini NIK, bukan NIP. NIK tidak disimpan. Ketik NIP-nya atau kosongkan.',
  nipUnusual:
    'NIP tidak tersusun seperti biasanya (tanggal lahir, pengangkatan, atau jenis kelamin). Periksa apakah salah ketik.',
  nipPppk: 'NIP ini tersusun seperti nomor PPPK. Biarkan bila memang pegawai PPPK.',
  nrpInvalid: 'NRP biasanya 5–14 angka. Periksa dan ketik ulang.',
  phoneInvalid: 'Bukan nomor telepon yang dikenali. Periksa dan ketik seperti 0812….',
  phoneMultiple: 'Ada beberapa nomor. Yang pertama dipakai, sisanya dicatat di keterangan.',
  emailInvalid: 'Bukan alamat surel. Perbaiki atau kosongkan.',
  emailAbsent: 'Tertulis bahwa surelnya tidak ada. Dibiarkan kosong; isi bila Anda tahu.',
  nameMissing: 'Baris ini berisi data tetapi tidak ada namanya. Isi namanya atau lewati baris ini.',
  nameOdd: 'Isi kolom nama bukan nama orang. Isi namanya atau lewati baris ini.',
  cellError: 'Sel ini menunjukkan kesalahan rumus Excel. Ketik isinya di sini.',
  uncalculated:
    'Rumus di sel ini belum dihitung. Buka berkasnya di Excel, simpan, lalu impor lagi; atau ketik isinya di sini.',
  rowHidden: 'Baris ini disembunyikan di berkas asalnya.',
  sexMismatch: 'Jenis kelamin tidak sama dengan yang tertulis dalam NIP. Periksa salah satunya.',
  sexUnknown: 'Jenis kelamin tidak dikenali. Tulis L atau P.',
  organisationMissing: 'Instansinya tidak disebut. Pilih instansi untuk tabel ini atau isi di baris ini.',
  duplicate: (row: number, sheet: string) => `Orang yang sama sudah ada di baris ${row} lembar “${sheet}”.`,
  numberTaken: (name: string, row: number, sheet: string) =>
    `Nomor ini sama dengan milik ${name === '' ? 'orang' : name} di baris ${row} lembar “${sheet}”. Perbaiki salah satunya.`,
} as const
