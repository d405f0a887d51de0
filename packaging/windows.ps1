# Builds the msi and the portable zip into target/packages. Needs JDK 25 (JAVA_HOME), Maven and WiX 3 or later; SIGN_CERTIFICATE is a thumbprint for signtool.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
function Run { & $args[0] $args[1..$args.Length]; if ($LASTEXITCODE) { throw "$($args[0]) ended with $LASTEXITCODE" } }
function Sign($files) { if ($env:SIGN_CERTIFICATE) { Run signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 /sha1 $env:SIGN_CERTIFICATE @files } }
if (-not $env:NO_MAVEN) { Run mvn -B -ntp -q -Ppackages package }
Run "$env:JAVA_HOME\bin\java" packaging/tool/Image.java
$version = (Select-String -Path target/packages/image/dropback/app/dropback.cfg -Pattern 'app-version=(.*)').Matches[0].Groups[1].Value
Sign @('target/packages/image/dropback/dropback.exe', 'target/packages/image/dropback/dropback-cli.exe')
Run "$env:JAVA_HOME\bin\jpackage" '@packaging/options/windows-installer.args' --app-version $version
Compress-Archive -Force -Path target/packages/image/dropback -DestinationPath "target/packages/dropback-$version-windows.zip"
Copy-Item target/dropback/bom.json "target/packages/dropback-$version.cdx.json"
$made = Get-ChildItem target/packages -File | Where-Object Extension -in '.msi', '.zip', '.json'
Sign @($made | Where-Object Extension -eq '.msi' | ForEach-Object FullName)
$made | Get-FileHash | ForEach-Object { "$($_.Hash.ToLower())  $(Split-Path -Leaf $_.Path)" } | Set-Content target/packages/SHA256SUMS
if (-not $env:SIGN_CERTIFICATE) { Write-Host 'windows.ps1: nothing is signed: no SIGN_CERTIFICATE' }
