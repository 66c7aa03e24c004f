using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GeoGraph.Cli.Terminal;

/// <summary><c>--help</c>: of a command with examples, of a report with its parameters.</summary>
public static class HelpPage
{
    /// <summary>Puts this help in place of the plain one.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new Help((SynchronousCommandLineAction)option.Action!);
        }
    }

    /// <summary>Path of a command without <c>geograph</c>: <c>analyse rank</c>.</summary>
    public static string PathOf(Command command)
    {
        var names = new List<string>();
        for (Symbol? c = command; c is Command and not RootCommand; c = c.Parents.FirstOrDefault())
        {
            names.Insert(0, c.Name);
        }

        return string.Join(' ', names);
    }

    private sealed class Help(SynchronousCommandLineAction plain) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            var command = parsed.CommandResult.Command;
            if (command.Name == Commands.ReportCommand.Name && command.Arguments.Count == 1 && parsed.GetResult(command.Arguments[0]) is { Tokens: [var report, ..] })
            {
                return Commands.ReportCommand.Describe(report.Value, parsed.InvocationConfiguration.Output);
            }

            var code = plain.Invoke(parsed);
            var path = PathOf(command);
            var examples = Examples.All.Where(e => e.Command == path).ToArray();
            if (examples.Length > 0)
            {
                var output = parsed.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example.Line}");
                    output.WriteLine($"      {example.Description}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
