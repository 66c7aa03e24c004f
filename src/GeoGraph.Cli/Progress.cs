using System.Globalization;
using GeoGraph.Cli.Terminal;

namespace GeoGraph.Cli;

/// <summary>Tells on standard error how far a long run is: a line that rewrites itself on a terminal, a plain line now and then elsewhere.</summary>
public sealed class Progress(TimeProvider time, string unit) : IDisposable
{
    private static readonly TimeSpan s_terminalPace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_plainPace = TimeSpan.FromSeconds(10);

    private readonly long _start = time.GetTimestamp();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private TimeSpan _last;
    private bool _drawn;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Reports the state of the run; drawn only as often as is useful.</summary>
    /// <param name="done">Units done so far.</param>
    /// <param name="share">Share of the input that is read, in [0, 1]; null when the input's size is not known.</param>
    public void Report(long done, double? share)
    {
        var elapsed = Elapsed;
        if (elapsed - _last < (_terminal ? s_terminalPace : s_plainPace))
        {
            return;
        }

        _last = elapsed;
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}, {rate:N0}/s");
        if (share is > 0.01 and <= 1)
        {
            var rest = TimeSpan.FromSeconds(elapsed.TotalSeconds * (1 - share.Value) / share.Value);
            line += string.Create(CultureInfo.InvariantCulture, $", {share.Value:P0}, {(int)rest.TotalMinutes}:{rest.Seconds:00} left");
        }

        if (_terminal)
        {
            Screen.RawError.Write("\r" + line.PadRight(60));
            _drawn = true;
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        if (_drawn)
        {
            Screen.RawError.Write("\r" + new string(' ', 60) + "\r");
        }
    }
}
