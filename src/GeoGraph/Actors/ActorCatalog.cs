using System.Globalization;
using System.Text;
using GeoGraph.Seeds;

namespace GeoGraph.Actors;

/// <summary>The actors known beforehand, in no language: states, organisations, and who held which office when.</summary>
public sealed class ActorCatalog
{
    /// <summary>Characters of the longest part of a key that is made from a name.</summary>
    private const int LongestSlug = 120;

    /// <summary>PLOVER's sector of those who have left the state's service.</summary>
    private const string FormerSector = "ELI";

    private static readonly HashSet<string> s_stateSectors = ["COP", "GOV", "JUD", "LEG", "MIL", "SPY"];

    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    /// <summary>The day up to which a term runs that has not ended.</summary>
    private const string NotEnded = "9999-12-31";

    private readonly Dictionary<(string Country, string Role), List<Term>> _offices = [];
    private readonly Dictionary<string, List<Term>> _terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _singleOffices = new(StringComparer.Ordinal);

    private ActorCatalog()
    {
    }

    /// <exception cref="SeedException">A file under <c>seeds/actors</c> is missing or wrong.</exception>
    public static ActorCatalog Read(SeedFolder seeds)
    {
        var catalog = new ActorCatalog();
        catalog._singleOffices.UnionWith(SeedReader.Read(seeds.File("actors", "offices.tsv"), "role").Select(r => r.Required("role")));
        foreach (var row in SeedReader.Read(seeds.File("actors", "countries.tsv"), "key", "name", "country"))
        {
            catalog.Add(row, new Actor { Key = row.Required("key"), Name = row.Required("name"), Kind = ActorKind.Country, Country = row.Required("country"), Sector = "GOV", Wikidata = row.Optional("wikidata") });
        }

        foreach (var row in SeedReader.Read(seeds.File("actors", "organizations.tsv"), "key", "name", "kind", "country", "sector"))
        {
            catalog.Add(row, new Actor { Key = row.Required("key"), Name = row.Required("name"), Kind = JsonNames.ActorKind(row.Required("kind")), Country = row.Optional("country"), Sector = row.Optional("sector"), Wikidata = row.Optional("wikidata") });
        }

        foreach (var person in SeedReader.Read(seeds.File("actors", "leaders.tsv"), "key", "name", "country", "role", "sector", "from", "to").GroupBy(r => r.Required("key"), StringComparer.Ordinal))
        {
            catalog.AddLeader([.. person]);
        }

        return catalog;
    }

    /// <summary>The actor of a key, or null.</summary>
    public Actor? Find(string key) => _actors.GetValueOrDefault(key);

    /// <summary>A person of the lists as of a day: in the sector of the office held then, and <c>ELI</c> once the last one has ended; other actors as they are.</summary>
    public Actor On(Actor actor, DateOnly? day)
    {
        if (day is null || !_terms.TryGetValue(actor.Key, out var terms))
        {
            return actor;
        }

        var date = Iso(day.Value);
        var sector = Current(terms, date)?.Sector;
        sector ??= terms.TrueForAll(t => string.CompareOrdinal(t.To, date) < 0 && s_stateSectors.Contains(t.Sector)) ? FormerSector : actor.Sector;
        return sector == actor.Sector ? actor : actor with { Sector = sector };
    }

    public string CountryName(string country) => Find("country/" + country)?.Name ?? country;

    /// <summary>Key of who held an office on a day; with no day, of who held it last. Null when not known, and for an office that many hold.</summary>
    public string? Holder(string country, string role, DateOnly? day) =>
        _offices.TryGetValue((country, role), out var terms) ? Current(terms, day is { } d ? Iso(d) : NotEnded)?.Key : null;

    /// <summary>The term that holds on a day; of several the one that began last; null for none.</summary>
    private static Term? Current(List<Term> terms, string date) => terms.Where(t => string.CompareOrdinal(t.From, date) <= 0 && string.CompareOrdinal(date, t.To) <= 0)
        .OrderByDescending(t => t.From, StringComparer.Ordinal).FirstOrDefault();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Lower-case ASCII words of a name with hyphens between: the part of a key that is made from a name.</summary>
    /// <remarks>Of a name that is none, by its length, the beginning with a digest of the whole: keys stay short whatever a text holds.</remarks>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().TrimEnd('-');
        return whole.Length <= LongestSlug ? whole : whole[..(LongestSlug - 17)].TrimEnd('-') + "-" + Article.TextSha256(whole)[..16];
    }

    private void Add(SeedRow row, Actor actor)
    {
        if (!_actors.TryAdd(actor.Key, actor))
        {
            throw row.Error($"'{actor.Key}' is there twice");
        }
    }

    private void AddLeader(IReadOnlyList<SeedRow> terms)
    {
        var first = terms[0];
        var country = first.Optional("country");
        if (country is not null && Find("country/" + country) is null)
        {
            throw first.Error($"unknown country '{country}'");
        }

        List<Term> held = [.. terms.Select(t => new Term(t.Required("key"), t.Optional("from") ?? "", t.Optional("to") ?? NotEnded, t.Required("sector")))];
        Add(first, new Actor
        {
            Key = first.Required("key"),
            Name = first.Required("name"),
            Kind = ActorKind.Person,
            Country = country,
            Sector = held.MaxBy(t => t.To, StringComparer.Ordinal)!.Sector,
            Affiliations = country is null ? [] : [.. terms.Select(t => new Affiliation("country/" + country, t.Optional("role"), t.Optional("from"), t.Optional("to")))],
        });
        _terms[first.Required("key")] = held;
        foreach (var (row, term) in terms.Zip(held).Where(t => country is not null && _singleOffices.Contains(t.First.Required("role"))))
        {
            var office = (country!, row.Required("role"));
            if (!_offices.TryGetValue(office, out var holders))
            {
                _offices[office] = holders = [];
            }

            holders.Add(term);
        }
    }

    /// <summary>Who held some office from when to when, and the sector that put the person in.</summary>
    private sealed record Term(string Key, string From, string To, string Sector);
}
