; The installer for Windows: for one user, without an administrator's rights, offline.
; makensis -DVERSION=.. -DVERSION4=.. -DPARTS=.. -DTARGET=.. ipdesk.nsi
; PARTS holds the lists that installer.windows makes of the folder that is installed, and the icons.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\IPDesk"

Name "IPDesk ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\IPDesk"
InstallDirRegKey HKCU "Software\IPDesk" "Folder"
BrandingText "IPDesk ${VERSION}"

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=0 "ProductName" "IPDesk"
VIAddVersionKey /LANG=0 "FileDescription" "IPDesk"
VIAddVersionKey /LANG=0 "CompanyName" "IPDesk maintainers"
VIAddVersionKey /LANG=0 "LegalCopyright" "IPDesk maintainers"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"

!define MUI_ICON "${PARTS}/ipdesk.ico"
!define MUI_UNICON "${PARTS}/ipdesk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ipdesk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString StillOpen ${LANG_SIMPCHINESE} "IPDesk 正在运行。请保存并关闭 IPDesk，再点“重试”。"
LangString StillOpen ${LANG_ENGLISH} "IPDesk is running. Close it, then press Retry."
LangString NotHere ${LANG_SIMPCHINESE} "IPDesk 需要 64 位的 Windows 10 或更新版本。"
LangString NotHere ${LANG_ENGLISH} "IPDesk needs a 64-bit Windows 10 or later."

; A file that is running cannot be opened for writing.
!macro WaitUntilClosed
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\ipdesk.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\ipdesk.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY +2
    Abort
  ${Loop}
!macroend

Function .onInit
  ReadEnvStr $1 "PROCESSOR_ARCHITEW6432"
  ${If} $1 == ""
    ReadEnvStr $1 "PROCESSOR_ARCHITECTURE"
  ${EndIf}
  ${If} $1 == "x86"
    MessageBox MB_OK|MB_ICONSTOP "$(NotHere)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Section "IPDesk"
  !insertmacro WaitUntilClosed
  ; Of the version before, only what it brought.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ${EndIf}
  !include "${PARTS}/files-in.nsh"
  File "${PARTS}/ipdesk-file.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\IPDesk.lnk" "$INSTDIR\ipdesk.exe"
  CreateShortCut "$DESKTOP\IPDesk.lnk" "$INSTDIR\ipdesk.exe"
  !include "${PARTS}/types-in.nsh"
  WriteRegStr HKCU "Software\IPDesk" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "IPDesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ipdesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "IPDesk maintainers"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ; Tell the shell that kinds of file have changed.
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  !include "${PARTS}/types-out.nsh"
  Delete "$SMPROGRAMS\IPDesk.lnk"
  Delete "$DESKTOP\IPDesk.lnk"
  !include "${PARTS}/files-out.nsh"
  Delete "$INSTDIR\ipdesk-file.ico"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if nothing else lies in it: a workspace that somebody kept there stays.
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\IPDesk"
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd
