using System.CommandLine;
using System.Globalization;
using GeoGraph.Cli;
using GeoGraph.Cli.Commands;

// Libraries search and compare text by the culture of the machine; what is read must not depend on it.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Turns news articles into a knowledge graph: who did what to whom, and who said what about whom.");
root.Subcommands.Add(BuildCommand.Create());
root.Subcommands.Add(ExtractCommand.Create());
root.Subcommands.Add(EvaluateCommand.Create());
root.Subcommands.Add(LoadCommand.Create());
root.Subcommands.Add(WhyCommand.Create());
root.Subcommands.Add(DeleteCommand.Create());
root.Subcommands.Add(ClearCommand.Create());
root.Subcommands.Add(StatsCommand.Create());
root.Subcommands.Add(ReportCommand.Create());
root.Subcommands.Add(AnalyseCommand.Create());
root.Subcommands.Add(BenchCommand.Create());
root.Subcommands.Add(ExportCommand.Create());
root.Subcommands.Add(ParseCommand.Create());
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(TrainNamesCommand.Create());
root.Subcommands.Add(TrainEventsCommand.Create());
root.Subcommands.Add(TrainSentencesCommand.Create());
root.Subcommands.Add(TrainWordsCommand.Create());

return await CommandRunner.RunAsync(root, args).ConfigureAwait(false);
