using System.Globalization;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Events;

/// <summary>PLOVER event types with their quad classes and modes, and CAMEO codes with their Goldstein scores.</summary>
/// <remarks>PLOVER: Open Event Data Alliance, PLOVER manual. CAMEO: Schrodt's codebook; scores: Goldstein (1992).</remarks>
public sealed class Ontology
{
    private readonly Dictionary<string, EventType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double?> _goldstein = new(StringComparer.Ordinal);

    private Ontology()
    {
    }

    /// <summary>The 16 PLOVER types in the order of the manual.</summary>
    public IReadOnlyCollection<EventType> Types => _types.Values;

    /// <summary>The contexts of the manual: what an act has to do with.</summary>
    public IReadOnlySet<string> Contexts => _contexts;

    /// <exception cref="SeedException">A file under <c>seeds/ontology</c> is missing or wrong.</exception>
    public static Ontology Read(SeedFolder seeds)
    {
        var ontology = new Ontology();
        var path = seeds.File("ontology", "plover.json");
        try
        {
            var plover = JObject.Parse(File.ReadAllText(path));
            ontology._contexts.UnionWith(plover["contexts"]!.Select(c => (string)c!));
            foreach (var t in plover["types"]!)
            {
                var type = new EventType((string)t["type"]!, ontology._types.Count, JsonNames.QuadClass((string)t["quadClass"]!), (bool)t["requiresTarget"]!, (bool)t["sourceMayBeUnknown"]!, (double)t["score"]!, [.. t["modes"]!.Select(m => (string)m!)]);
                ontology._types.Add(type.Name, type);
            }
        }
        catch (Exception e) when (e is IOException or JsonException or FormatException or ArgumentNullException or NullReferenceException)
        {
            throw new SeedException($"{path}: {e.Message}", e);
        }

        foreach (var row in SeedReader.Read(seeds.File("ontology", "cameo.tsv"), "code", "goldstein"))
        {
            ontology._goldstein[row.Required("code")] = row.Optional("goldstein") is not { } cell ? null
                : double.TryParse(cell, CultureInfo.InvariantCulture, out var score) ? score : throw row.Error("'goldstein' is not a number");
        }

        return ontology;
    }

    /// <summary>The type of a name, or null.</summary>
    public EventType? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>Goldstein score of a CAMEO code, in [-10, 10]; null where the scale has none.</summary>
    public double? Goldstein(string cameo) => _goldstein.GetValueOrDefault(cameo);

    public bool HasCameo(string cameo) => _goldstein.ContainsKey(cameo);
}

/// <summary>A PLOVER event type.</summary>
/// <param name="Index">Its place among the types, from 0.</param>
/// <param name="RequiresTarget">PLOVER, "requires recipient"; CONSULT too, for who "called the charges absurd" met nobody.</param>
/// <param name="SourceMayBeUnknown">An act told by whom it hit alone is still an event.</param>
/// <param name="Score">PLOVER score of the type, in [-10, 10].</param>
public sealed record EventType(string Name, int Index, QuadClass QuadClass, bool RequiresTarget, bool SourceMayBeUnknown, double Score, IReadOnlyList<string> Modes);
