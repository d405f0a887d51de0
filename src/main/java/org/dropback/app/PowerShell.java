package org.dropback.app;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What Windows has no command for, its PowerShell can call. */
final class PowerShell {

    /** The system stays awake (ES_CONTINUOUS | ES_SYSTEM_REQUIRED) as long as the thread that asked for it lives: until our end of the pipe is closed. */
    static final String AWAKE = """
            $call = '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);'
            $power = Add-Type -MemberDefinition $call -Name Power -Namespace Dropback -PassThru
            if ($power::SetThreadExecutionState([uint32]2147483649) -eq 0) { exit 1 }
            [void][Console]::In.ReadToEnd()
            """;

    /** The variable that holds the sentence of {@link #TELL}. */
    static final String SENTENCE = "DROPBACK_SENTENCE";

    static final String TELL = """
            Add-Type -AssemblyName System.Windows.Forms, System.Drawing
            $icon = New-Object System.Windows.Forms.NotifyIcon
            $icon.Icon = [System.Drawing.SystemIcons]::Information
            $icon.Visible = $true
            $icon.ShowBalloonTip(10000, 'Dropback', $env:DROPBACK_SENTENCE, 'None')
            Start-Sleep -Seconds 10
            $icon.Dispose()
            """;

    private PowerShell() {
    }

    /** As one word that needs no quotes. */
    static Optional<List<String>> running(String script, Programs programs) {
        return programs.find("powershell.exe").map(found -> List.of(found, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-EncodedCommand",
                Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE))));
    }
}
