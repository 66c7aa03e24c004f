using System.CommandLine;
using System.Globalization;
using GeoGraph.Cli.Terminal;
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

    /// <summary>A mistake of the program.</summary>
    public const int Bug = 70;

    /// <summary>Stopped by Ctrl-C; what was finished is kept.</summary>
    public const int Cancelled = 130;

    /// <summary>Whoever read the output closed it (<c>| head</c>): what a program ends with that a broken pipe stops.</summary>
    public const int ReaderGone = 141;

    public static async Task<int> RunAsync(string[] args)
    {
        // Libraries search and compare text by the culture of the machine; what is read and printed must not depend on it.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Screen.Guard();
        try
        {
            // The defaults of options are what the settings say.
            Settings.Apply(Options.ConfigOf(args));
            return await RunAsync(Commands.Root.Create().Parse(args.Length == 0 ? ["--help"] : args)).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            return Tell(e.Message, Usage);
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            return Tell($"{Problem(parsed)}; see '{$"geograph {HelpPage.PathOf(parsed.CommandResult.Command)}".Trim()} --help'", Usage);
        }

        try
        {
            Screen.IsWide = parsed.GetValue(Options.Wide);
            using var journal = Journal.Begin(TimeProvider.System, parsed.GetValue(Options.Verbose), parsed.GetValue(Options.Log));
            if (Settings.File is { } file)
            {
                Journal.Detail($"settings: {file}");
            }

            return await InvokeAsync(parsed).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Tell(e.Message, Failure);
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
            Journal.Detail(string.Create(CultureInfo.InvariantCulture, $"ended with {code} after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {Environment.WorkingSet >> 20} MB"));
            return code;
        }
        catch (OperationCanceledException e)
        {
            return Tell(e is StoppedException ? "stopped; what was finished is kept, and the same command continues" : "stopped", Cancelled);
        }
        catch (ReaderGoneException)
        {
            return ReaderGone;
        }
        catch (Exception e) when (e is SeedException or ConlluException or GraphStoreException or IOException or UnauthorizedAccessException or UsageException)
        {
            Journal.Detail(e.ToString());
            return Tell(e.Message, e is UsageException ? Usage : Failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Journal.Detail(e.ToString());
            return Tell($"a mistake of geograph's own ({e.GetType().Name}: {OneLine(e.Message)}); {(Journal.IsVerbose ? "please report what is above" : "run it again with --verbose and report what it shows")}", Bug);
        }
    }

    /// <summary>The exit code of a run over inputs. What was refused is told again where a user looks last.</summary>
    public static int Ended(int refused)
    {
        if (refused == 0)
        {
            return Success;
        }

        Console.Error.WriteLine($"geograph: {(refused == 1 ? "1 input was" : $"{Quantity.Of(refused, "input")} were")} refused, see above; the rest was done");
        return Failure;
    }

    /// <summary>The text with line breaks folded into spaces, so that an error stays one line.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static int Tell(string problem, int code)
    {
        Console.Error.WriteLine($"geograph: {OneLine(problem)}");
        return code;
    }

    /// <summary>What is wrong with the command line; of a word nobody knows, the nearest one that is known.</summary>
    private static string Problem(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var word = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (word?.StartsWith('-') == true)
        {
            return $"unknown option '{word}'{Nearest.Hint(word, Options.NamesOf(command))}";
        }

        if (word is not null && command.Subcommands.Count > 0)
        {
            return $"unknown command '{word}'{Nearest.Hint(word, command.Subcommands.Select(c => c.Name))}";
        }

        return word is not null ? $"'{word}' is one word too many" : parsed.Errors[0].Message.Trim().TrimEnd('.');
    }
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
