using System.CommandLine;
using System.Text;
using GeoGraph.Graph;
using GeoGraph.Seeds;
using GeoGraph.Training;

namespace GeoGraph.Cli;

/// <summary>Runs a command line: errors a user can act on become one line on standard error and a non-zero exit code.</summary>
public static class CommandRunner
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>Something could not be read or done; the rest was.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C; what was finished is kept.</summary>
    public const int Cancelled = 130;

    /// <summary>Whoever read the output closed it (<c>| head</c>): what a program ends with that a broken pipe stops.</summary>
    public const int ReaderGone = 141;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"geograph: {parsed.Errors[0].Message.Trim().TrimEnd('.')}; see 'geograph {CommandPath(parsed)}--help'").ConfigureAwait(false);
            return Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            await Console.Error.WriteLineAsync(e is StoppedException ? "geograph: stopped; what was finished is kept, and the same command continues" : "geograph: stopped").ConfigureAwait(false);
            return Cancelled;
        }
        catch (ReaderGoneException)
        {
            return ReaderGone;
        }
        catch (Exception e) when (e is SeedException or ConlluException or GraphStoreException or IOException or UnauthorizedAccessException or UsageException)
        {
            await Console.Error.WriteLineAsync($"geograph: {OneLine(e.Message)}").ConfigureAwait(false);
            return e is UsageException ? Usage : Failure;
        }
    }

    /// <summary>The text with line breaks folded into spaces, so that an error stays one line.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}

/// <summary>Stopped by Ctrl-C in work that the same command continues.</summary>
public sealed class StoppedException(OperationCanceledException inner) : OperationCanceledException(inner.Message, inner, inner.CancellationToken)
{
    /// <summary>Does such work.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new StoppedException(e);
        }
    }
}

/// <summary>Nobody reads the output any more.</summary>
public sealed class ReaderGoneException(IOException inner) : Exception(inner.Message, inner);

/// <summary>The command line asks for something that cannot be: one line that says what to write instead.</summary>
public sealed class UsageException(string message) : Exception(message);
