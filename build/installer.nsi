; The plain installer, for where electron-builder's own tools cannot be downloaded: one user, no administrator, no
; questions, and nothing but makensis. build/scripts/installer.ts gives APP, FILES, ICON, NAME, OUTPUT, SIZE and VERSION.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include LogicLib.nsh
!include MUI2.nsh
!include "${FILES}"

!define PROGRAM "$INSTDIR\${NAME}.exe"
!define REMOVER "$INSTDIR\Hapus ${NAME}.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\id.sinergi.desktop"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" InstallLocation
BrandingText "${NAME} ${VERSION}"
AutoCloseWindow true
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Sinergi contributors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Indonesian
!insertmacro MUI_LANGUAGE English

LangString stillOpen ${LANG_INDONESIAN} "${NAME} masih terbuka. Tutup jendelanya, lalu tekan Coba Lagi."
LangString stillOpen ${LANG_ENGLISH} "${NAME} is still open. Close its window, then press Retry."

; A program that runs can be read but not written. Silently, nothing is done and the exit code is 2.
!macro waitForEnd
  ${If} ${FileExists} "${PROGRAM}"
    ${Do}
      ClearErrors
      FileOpen $0 "${PROGRAM}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${ExitDo}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(stillOpen)" /SD IDCANCEL IDRETRY +3
      SetErrorLevel 2
      Quit
    ${Loop}
  ${EndIf}
!macroend

Section
  !insertmacro waitForEnd
  ; The older version knows best what it put there.
  ${If} ${FileExists} "${REMOVER}"
    ExecWait '"${REMOVER}" /S _?=$INSTDIR'
  ${EndIf}
  SetOutPath $INSTDIR
  File /r "${APP}/*"
  WriteUninstaller "${REMOVER}"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "${PROGRAM}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "${PROGRAM}"
  WriteRegStr HKCU "${KEY}" DisplayName "${NAME}"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "${PROGRAM}"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"${REMOVER}"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"${REMOVER}" /S'
  WriteRegDWORD HKCU "${KEY}" EstimatedSize ${SIZE}
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  ${IfNot} ${Silent}
    Exec '"${PROGRAM}"'
  ${EndIf}
SectionEnd

; Only what was installed goes: whatever else lies in the folder stays, and the office's data lies elsewhere.
Section Uninstall
  !insertmacro waitForEnd
  SetOutPath $TEMP
  !insertmacro removeFiles
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
  Delete "${REMOVER}"
  RMDir $INSTDIR
SectionEnd
