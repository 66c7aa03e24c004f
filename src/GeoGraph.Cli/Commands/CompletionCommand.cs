using System.CommandLine;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph completion SHELL</c>: prints the script that completes commands, options, reports and graphs in a shell.</summary>
/// <remarks>The scripts ask the program itself, so that they never grow old: <c>geograph '[suggest:POSITION]' 'LINE'</c> prints what may stand there.</remarks>
public static class CompletionCommand
{
    private const string Bash = """
        # geograph completion for bash: geograph completion bash >> ~/.bashrc
        _geograph() {
            local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
            COMPREPLY=($(compgen -W "$(geograph "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _geograph geograph
        """;

    private const string Zsh = """
        # geograph completion for zsh: geograph completion zsh >> ~/.zshrc
        _geograph() {
            local line="${BUFFER:0:$CURSOR}"
            local -a found
            found=("${(@f)$(geograph "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $found
            _files
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
        compdef _geograph geograph
        """;

    private const string Fish = """
        # geograph completion for fish: geograph completion fish > ~/.config/fish/completions/geograph.fish
        function __geograph_complete
            set -l line (commandline -cp)
            geograph "[suggest:"(string length -- $line)"]" $line 2>/dev/null
        end
        complete -c geograph -a '(__geograph_complete)'
        """;

    private const string PowerShell = """
        # geograph completion for PowerShell: geograph completion powershell >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName geograph -ScriptBlock {
            param($word, $line, $position)
            $text = $line.ToString().PadRight($position).Substring(0, $position)
            geograph "[suggest:$position]" "$text" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["powershell"] = PowerShell };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = $"One of {string.Join(", ", s_scripts.Keys)}." };
        shell.AcceptOnlyFromAmong([.. s_scripts.Keys]);
        var command = new Command("completion", "Prints the script that completes commands, options, reports and graphs in a shell; its first line says where it goes.") { shell };
        command.SetAction(parsed =>
        {
            Console.WriteLine(s_scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"));
            return CommandRunner.Success;
        });
        return command;
    }
}
