using System.CommandLine;
using System.Globalization;
using GeoGraph.Graph;
using GeoGraph.Sqlite.Reports;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph report [NAME]</c>: lists the reports, or runs one.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "The report, or a file with one (.cypher, .sql); without it the reports are listed." };
        name.Validators.Add(Options.RejectOptions);
        var parameters = new Option<string[]>("--param", "-p") { HelpName = "NAME=VALUE", Description = "A parameter of the report; may be repeated." };
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "At most this many rows." };
        var graph = Options.Graph();
        var json = Options.Json();
        var csv = Options.Csv();
        var command = new Command("report", "Prints a report on the graph; without a name, lists the reports.") { name, parameters, limit, graph, json, csv };
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

    private static async Task<ReportTable> RunAsync(string report, Dictionary<string, object?> values, string address, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        return await store.ReportAsync(report, values, cancellation).ConfigureAwait(false);
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
        "reports", "Reports", ["name", "question", "parameters", "columns"],
        [.. SqliteReports.Catalog.All.Select(r => new object?[] { r.Name, r.Question, r.Parameters.Select(Show).ToArray(), r.Columns })]);

    private static string Show(ReportParameter p) =>
        $"{p.Name}={(p.IsRequired ? "(required)" : p.Default ?? "(any)")} {p.Type.ToString().ToLowerInvariant()}, {p.Description}";
}
