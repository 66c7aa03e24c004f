using System.CommandLine;
using System.Globalization;
using GeoGraph.Cli.Terminal;
using GeoGraph.Graph;
using GeoGraph.Sqlite.Reports;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph report [NAME]</c>: lists the reports, or runs one.</summary>
public static class ReportCommand
{
    public const string Name = "report";

    private static readonly string[] s_extensions = [".sql", ".cypher"];

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne, Description = "The report, or a file with one of your own (.sql, .cypher on Neo4j); without it the reports are listed." };
        name.Validators.Add(Options.RejectOptions);
        name.CompletionSources.Add(_ => SqliteReports.Catalog.All.Select(r => r.Name));
        var parameters = new Option<string[]>("--param", "-p") { HelpName = "NAME=VALUE", Description = "A parameter of the report; may be repeated." };
        parameters.CompletionSources.Add(context => SqliteReports.Catalog.All
            .Where(r => r.Name == context.ParseResult.GetValue(name)).SelectMany(r => r.Parameters).Select(p => p.Name + "="));
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "At most this many rows." };
        var graph = Options.Graph();
        var json = Options.Json();
        var csv = Options.Csv();
        var command = new Command(Name, "Prints a report on the graph; without a name, lists the reports. 'geograph report NAME --help' tells what one takes.") { name, parameters, limit, graph, json, csv };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = ReportPrinter.Format(parsed.GetValue(json), parsed.GetValue(csv));
            var table = parsed.GetValue(name) is { } report
                ? await RunAsync(report, Values(parsed.GetValue(parameters) ?? [], parsed.GetValue(limit)), parsed.GetValue(graph)!, cancellation).ConfigureAwait(false)
                : List();
            ReportPrinter.Print(table, format);
            return CommandRunner.Success;
        });
        return command;
    }

    /// <summary>Tells what a report answers, takes and gives.</summary>
    /// <returns>The exit code.</returns>
    public static int Describe(string name, TextWriter output)
    {
        ReportDefinition report;
        try
        {
            CheckName(name);
            report = SqliteReports.Catalog.All.FirstOrDefault(r => r.Name == name) ?? ReportDefinition.Parse(name, File.ReadAllText(name));
        }
        catch (Exception e) when (e is UsageException or FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"geograph: {CommandRunner.OneLine(e.Message)}");
            return CommandRunner.Usage;
        }

        output.WriteLine($"{report.Name}: {report.Title}");
        output.WriteLine(report.Question);
        output.WriteLine();
        output.WriteLine("Parameters:" + (report.Parameters.Count == 0 ? " none" : ""));
        var width = report.Parameters.Max(p => (int?)Usage(p).Length) ?? 0;
        foreach (var parameter in report.Parameters)
        {
            output.WriteLine($"  {Usage(parameter).PadRight(width)}  {parameter.Description}{(parameter.IsRequired ? " (required)" : parameter.Default is { } usual ? $" (default {usual})" : "")}");
        }

        output.WriteLine();
        output.WriteLine("Columns:");
        output.WriteLine("  " + string.Join(", ", report.Columns));
        output.WriteLine();
        output.WriteLine("Example:");
        output.WriteLine($"  geograph report {report.Name}{string.Concat(report.Parameters.Where(p => p.IsRequired).Select(p => $" -p {p.Name}={Sample(p)}"))}");
        output.WriteLine();
        return CommandRunner.Success;
    }

    private static string Usage(ReportParameter p) => $"-p {p.Name}={p.Type.ToString().ToUpperInvariant()}";

    private static string Sample(ReportParameter p) => (p.Type, p.Name) switch
    {
        (ReportParameterType.Actor, "b") => "USA",
        (ReportParameterType.Actor, _) => "China",
        (ReportParameterType.Date, _) => "2024-06",
        (ReportParameterType.Number, _) => "10",
        _ => p.Name.ToUpperInvariant(),
    };

    private static async Task<ReportTable> RunAsync(string report, Dictionary<string, object?> values, string address, CancellationToken cancellation)
    {
        CheckName(report);
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        return await store.ReportAsync(report, values, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="UsageException">It is neither a report nor a file that may hold one; the message names the nearest report.</exception>
    private static void CheckName(string report)
    {
        if (SqliteReports.Catalog.All.Any(r => r.Name == report))
        {
            return;
        }

        if (!s_extensions.Contains(Path.GetExtension(report), StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"no report '{report}'{Nearest.Hint(report, SqliteReports.Catalog.All.Select(r => r.Name))}; 'geograph report' lists them, or name a file of your own ({string.Join(", ", s_extensions)})");
        }

        if (!File.Exists(report))
        {
            throw new UsageException($"{report}: no such file");
        }
    }

    private static Dictionary<string, object?> Values(string[] parameters, int? limit)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"--param {parameter}: write it as name=value");
            }

            values[parameter[..equals]] = parameter[(equals + 1)..];
        }

        if (limit is < 0)
        {
            throw new UsageException("--limit takes a whole number, 0 or more");
        }

        if (limit is not null)
        {
            values["limit"] = limit.Value.ToString(CultureInfo.InvariantCulture);
        }

        return values;
    }

    private static ReportTable List() => new(
        "reports", "Reports", ["name", "question"], [.. SqliteReports.Catalog.All.Select(r => new object?[] { r.Name, r.Question })])
    {
        Notes = ["'geograph report NAME --help' tells what a report takes"],
    };
}
