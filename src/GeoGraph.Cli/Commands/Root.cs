using System.CommandLine;
using GeoGraph.Cli.Terminal;

namespace GeoGraph.Cli.Commands;

/// <summary>All commands of <c>geograph</c>.</summary>
public static class Root
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Turns news articles into a knowledge graph: who did what to whom, and who said what about whom.")
        {
            BuildCommand.Create(),
            ExtractCommand.Create(),
            LoadCommand.Create(),
            ReportCommand.Create(),
            WhyCommand.Create(),
            EventsCommand.Create(),
            EventsCommand.CreateStatements(),
            ActorsCommand.Create(),
            AnalyseCommand.Create(),
            ExportCommand.Create(),
            ViewCommand.Create(),
            StatsCommand.Create(),
            DeleteCommand.Create(),
            ClearCommand.Create(),
            EvaluateCommand.Create(),
            ParseCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
            BenchCommand.Create(),
            TrainCommand.Create(),
            TrainNamesCommand.Create(),
            TrainEventsCommand.Create(),
            TrainSentencesCommand.Create(),
            TrainWordsCommand.Create(),
        };
        foreach (var option in new Option[] { Options.Wide, Options.Verbose, Options.Log, Options.Config })
        {
            root.Options.Add(option);
        }

        HelpPage.Install(root);
        return root;
    }
}
