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
    private readonly Dictionary<string, string> _spellings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _givenNames = new(StringComparer.Ordinal);
    /// <summary>The day up to which a term runs that has not ended.</summary>
    private const string NotEnded = "9999-12-31";

    private readonly Dictionary<(string Owner, string Role), List<Term>> _offices = [];
    private readonly Dictionary<string, List<Term>> _terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _singleOffices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _partOffices = new(StringComparer.Ordinal);

    private ActorCatalog()
    {
    }

    /// <exception cref="SeedException">A file under <c>seeds/actors</c> is missing or wrong.</exception>
    public static ActorCatalog Read(SeedFolder seeds)
    {
        var catalog = new ActorCatalog();
        foreach (var office in SeedReader.Read(seeds.File("actors", "offices.tsv"), "role", "level"))
        {
            (office.Required("level") == "part" ? catalog._partOffices : catalog._singleOffices).Add(office.Required("role"));
        }

        foreach (var row in SeedReader.Read(seeds.File("actors", "spellings.tsv"), "spelling", "variant"))
        {
            if (!catalog._spellings.TryAdd(row.Required("variant"), row.Required("spelling")))
            {
                throw row.Error($"'{row["variant"]}' is there twice");
            }
        }

        catalog._givenNames.UnionWith(SeedReader.Lines(seeds.File("actors", "given-names.txt")).SelectMany(l => l.Split(' ')));
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
        var current = Current(terms, date);
        var left = current is null && terms.TrueForAll(t => string.CompareOrdinal(t.To, date) < 0 && s_stateSectors.Contains(t.Sector));
        var sector = left ? FormerSector : current?.Sector ?? actor.Sector;
        var country = current is null ? actor.Country : current.Country;
        return sector == actor.Sector && country == actor.Country ? actor : actor with { Sector = sector, Country = country };
    }

    public string CountryName(string country) => Find("country/" + country)?.Name ?? country;

    /// <summary>True for a word, in lower case, that people are called by before their family's name.</summary>
    public bool IsGivenName(string word) => _givenNames.Contains(word) || (_spellings.TryGetValue(word, out var spelling) && _givenNames.Contains(spelling));

    /// <summary>True for an office that the parts of a federation and cities have, such as a governor's.</summary>
    public bool IsOfficeOfPart(string role) => _partOffices.Contains(role);

    /// <summary>True when the lists hold no given names, so that they prove nobody.</summary>
    public bool HasNoGivenNames => _givenNames.Count == 0;

    /// <summary>A word of a name, in lower case, in the spelling that stands for all of it: without accents, and of several ways to write one name in Latin letters one.</summary>
    public string Spelling(string word)
    {
        var plain = Ascii.IsValid(word) ? word : Plain(word);
        return _spellings.GetValueOrDefault(plain, plain);
    }

    /// <summary>Key of who held an office of a state or organisation on a day; with no day, of who held it last. Null when not known, and for an office that many hold.</summary>
    public string? Holder(string owner, string role, DateOnly? day) =>
        _offices.TryGetValue((owner, role), out var terms) ? Current(terms, day is { } d ? Iso(d) : NotEnded)?.Key : null;

    /// <summary>Key of who took an office next after a day; null when not known.</summary>
    public string? NextHolder(string owner, string role, DateOnly? day) => day is { } d && _offices.TryGetValue((owner, role), out var terms)
        ? terms.Where(t => string.CompareOrdinal(t.From, Iso(d)) > 0).OrderBy(t => t.From, StringComparer.Ordinal).FirstOrDefault()?.Key : null;

    /// <summary>True when a person of the lists held an office, of whatever state, on a day.</summary>
    public bool Holds(string person, string role, DateOnly? day) =>
        _offices.Any(o => o.Key.Role == role && Current(o.Value, day is { } d ? Iso(d) : NotEnded)?.Key == person);

    /// <summary>Every office that one person holds at a time, with its terms in order: (owner's key, role) and (person's key, from, to).</summary>
    public IEnumerable<((string Owner, string Role) Office, IReadOnlyList<(string Person, string From, string To)> Terms)> Offices =>
        _offices.OrderBy(o => o.Key.Owner, StringComparer.Ordinal).ThenBy(o => o.Key.Role, StringComparer.Ordinal)
            .Select(o => (o.Key, (IReadOnlyList<(string, string, string)>)[.. o.Value.OrderBy(t => t.From, StringComparer.Ordinal).ThenBy(t => t.To, StringComparer.Ordinal).Select(t => (t.Key, t.From, t.To))]));

    /// <summary>The term that holds on a day; of several the one that began last; null for none.</summary>
    private static Term? Current(List<Term> terms, string date) => terms.Where(t => string.CompareOrdinal(t.From, date) <= 0 && string.CompareOrdinal(date, t.To) <= 0)
        .OrderByDescending(t => t.From, StringComparer.Ordinal).FirstOrDefault();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Letters without their accents.</summary>
    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c switch { 'ı' => "i", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ß' => "ss", 'æ' => "ae", _ => c.ToString() });
            }
        }

        return plain.ToString();
    }

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

        foreach (var term in terms.Where(t => t.Optional("body") is { } body && Find(body) is null))
        {
            throw term.Error($"unknown body '{term["body"]}'");
        }

        List<Term> held = [.. terms.Select(t => new Term(t.Required("key"), t.Optional("from") ?? "", t.Optional("to") ?? NotEnded, t.Required("sector"), t.Optional("body") is { } body ? Find(body)!.Country : country))];
        Add(first, new Actor
        {
            Key = first.Required("key"),
            Name = first.Required("name"),
            Kind = ActorKind.Person,
            Country = country,
            Sector = held.MaxBy(t => t.To, StringComparer.Ordinal)!.Sector,
            Affiliations = [.. terms.Where(t => OwnerOf(t) is not null).Select(t => new Affiliation(OwnerOf(t)!, t.Optional("role"), t.Optional("from"), t.Optional("to")))],
        });
        _terms[first.Required("key")] = held;
        foreach (var (row, term) in terms.Zip(held).Where(t => OwnerOf(t.First) is not null && _singleOffices.Contains(t.First.Required("role"))))
        {
            var office = (OwnerOf(row)!, row.Required("role"));
            if (!_offices.TryGetValue(office, out var holders))
            {
                _offices[office] = holders = [];
            }

            holders.Add(term);
        }
    }

    /// <summary>Key of the organisation, else of the state, whose office a row tells of; null for none.</summary>
    private static string? OwnerOf(SeedRow row) => row.Optional("body") ?? (row.Optional("country") is { } country ? "country/" + country : null);

    /// <summary>Who held some office from when to when, and the sector that put the person in.</summary>
    /// <param name="Country">The state the office serves; null for an organisation's of no state.</param>
    private sealed record Term(string Key, string From, string To, string Sector, string? Country);
}
