using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>Tries work again while the server is busy or away, and turns its last refusal into one clear line.</summary>
/// <remarks>All work given to it may be run twice: nobody knows whether a server did what it did not answer.</remarks>
internal sealed class Attempts(string shown, TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(3);

    /// <summary>A server that has answered once may be away for so long: a restart, with recovery.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>At first contact an address that nobody answers is more likely wrong than busy.</summary>
    private static readonly TimeSpan s_firstPatience = TimeSpan.FromSeconds(2);

    private bool _answered;

    /// <exception cref="GraphStoreException">The work fails for good; the message names the server and says what to do.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        for (var wait = s_first; ; wait = wait * 2 < s_longest ? wait * 2 : s_longest)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var result = await work().ConfigureAwait(false);
                _answered = true;
                return result;
            }
            catch (CypherException e) when (time.GetElapsedTime(start) < Patience(e))
            {
                await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            }
            catch (CypherException e)
            {
                throw new GraphStoreException($"{shown}: {Explain(e)}", e);
            }
        }
    }

    /// <summary>How long work that fails so is tried again.</summary>
    private TimeSpan Patience(CypherException e) => e.Code switch
    {
        CypherException.Unreachable when !_answered => s_firstPatience,
        "Neo.ClientError.Database.DatabaseNotFound" when _answered => s_patience,
        _ => e.IsTransient ? s_patience : TimeSpan.Zero,
    };

    private static string Explain(CypherException e) => e.Code switch
    {
        CypherException.Unreachable => $"{e.Message}; is the server running?",
        "Neo.ClientError.Security.Unauthorized" => "wrong user or password; set NEO4J_USERNAME and NEO4J_PASSWORD",
        "Neo.ClientError.Security.CredentialsExpired" => "the password must be changed first; change it in Neo4j Browser or with cypher-shell",
        "Neo.ClientError.Security.AuthenticationRateLimit" => "too many wrong passwords; wait a few seconds and set NEO4J_PASSWORD",
        "Neo.ClientError.Security.Forbidden" => $"this user may not do that ({e.Message})",
        "Neo.ClientError.Database.DatabaseNotFound" => $"no such database ({e.Message}); set NEO4J_DATABASE",
        "NoQueryApi" or "NoBolt" or "Tls" or "Driver" => e.Message,
        _ => $"{e.Message} ({e.Code})",
    };
}
