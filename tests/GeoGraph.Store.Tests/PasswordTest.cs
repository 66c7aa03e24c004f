using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>No command writes a password, right or wrong.</summary>
[Collection(Neo4jServer.Collection)]
public sealed class PasswordTest(Neo4jServer server) : IDisposable
{
    private const string Wrong = "hunter2-wrong";

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-password-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task No_command_writes_a_password()
    {
        var address = await server.AddressAsync();
        await using (await server.OpenEmptyAsync())
        {
        }

        var coded = LoaderProcess.Write(_folder, 1, A.Corpus(5));
        string[][] commands =
        [
            ["load", coded], ["stats"], ["report", "no-such-report"], ["export", "neo4j-admin", Path.Combine(_folder, "csv")],
        ];
        foreach (var command in commands)
        {
            foreach (var password in (string[])[Wrong, address.Password])
            {
                var environment = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["NEO4J_URI"] = $"{address.Server.Scheme}://{address.User}:{password}@{address.Server.Authority}",
                    ["NEO4J_PASSWORD"] = password,
                    ["NEO4J_DATABASE"] = address.Database,
                };
                var (code, output, error) = await LoaderProcess.OutputAsync(command, environment);
                Assert.DoesNotContain(password, output + error, StringComparison.Ordinal);
                if (password == Wrong && command[^1] != "no-such-report")
                {
                    Assert.NotEqual(0, code);
                }
            }
        }
    }
}
