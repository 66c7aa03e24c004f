using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Actors;

/// <summary>A language's names of known actors and its words for offices and bodies; looked up by tokens, longest first.</summary>
public sealed class ActorNames
{
    private readonly Node<ActorName> _names = new();
    private readonly Node<ActorRole> _roles = new();

    private readonly ActorCatalog _catalog;

    private ActorNames(IReadOnlyList<ActorName> rows, IReadOnlyList<ActorRole> roles, ActorCatalog catalog)
    {
        _catalog = catalog;
        Rows = rows;
        Roles = roles;
    }

    /// <summary>The rows of <c>actor-names.tsv</c>.</summary>
    public IReadOnlyList<ActorName> Rows { get; }

    /// <summary>The rows of <c>actor-roles.tsv</c>.</summary>
    public IReadOnlyList<ActorRole> Roles { get; }

    /// <exception cref="SeedException">A file is missing or wrong, or names an actor that is in no actor file.</exception>
    public static ActorNames Read(SeedFolder seeds, string language, LanguageRules rules, ActorCatalog catalog)
    {
        var tokenizer = new Tokenizer(rules);
        var names = SeedReader.Read(seeds.File("lang", language, "actor-names.tsv"), "name", "actor", "form", "example").Select(r =>
        {
            var actor = catalog.Find(r.Required("actor")) ?? throw r.Error($"unknown actor '{r["actor"]}'");
            return new ActorName(r.Required("name"), actor, Parse(r, () => JsonNames.MentionForm(r.Required("form"))), r.Required("example"));
        }).ToList();
        var roles = SeedReader.Read(seeds.File("lang", language, "actor-roles.tsv"), "id", "form", "class", "kind", "sector", "role", "example").Select(r => new ActorRole(
            r.Required("id"), r.Required("form"), Parse(r, () => Enum.Parse<RoleClass>(r.Required("class"), true)),
            Parse(r, () => JsonNames.ActorKind(r.Required("kind"))), r.Optional("sector"), r.Optional("role"), r.Required("example"))).ToList();
        var result = new ActorNames(names, roles, catalog);
        foreach (var name in names)
        {
            result._names.Add([.. Words(tokenizer, name.Name).Select(catalog.Spelling)], name);
        }

        foreach (var role in roles)
        {
            result._roles.Add(Words(tokenizer, role.Form), role);
        }

        return result;
    }

    /// <summary>The longest name that starts at a token and is written as the lexicon writes it; null for none.</summary>
    public (ActorName Name, int End)? NameAt(string text, Sentence sentence, int token) =>
        _names.Longest(sentence, token, _catalog.Spelling, (name, end) => IsWrittenAs(text, sentence, token, end, name.Name));

    /// <summary>The longest office, body or pronoun that starts at a token; null for none.</summary>
    public (ActorRole Role, int End)? RoleAt(Sentence sentence, int token, RoleClass roleClass) =>
        _roles.Longest(sentence, token, static w => w, (role, _) => role.Class == roleClass);

    private static T Parse<T>(SeedRow row, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw row.Error(e.Message);
        }
    }

    private static List<string> Words(Tokenizer tokenizer, string form)
    {
        var tokens = new List<Token>();
        tokenizer.Tokenize(form, 0, form.Length, tokens);
        return [.. tokens.Select(t => t.Word)];
    }

    /// <summary>Short forms in capitals (US, AS) must stand letter by letter; longer names need their capitals at the start of each word.</summary>
    private static bool IsWrittenAs(string text, Sentence sentence, int first, int end, string name)
    {
        var words = text.AsSpan(sentence.Tokens[first].Start, sentence.Tokens[end - 1].End - sentence.Tokens[first].Start);
        var letters = 0;
        var capitals = 0;
        foreach (var c in name)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
        }

        if (letters == capitals && letters <= 4)
        {
            return words.SequenceEqual(name);
        }

        if (words.Length != name.Length)
        {
            return char.IsUpper(words[0]) || char.IsLower(name[0]);
        }

        for (var i = 0; i < name.Length; i++)
        {
            if ((i == 0 || name[i - 1] == ' ') && char.IsUpper(name[i]) && !char.IsUpper(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A letter with or without a full stop.</summary>
    private static bool IsInitial(string word) => (word.Length == 1 || (word.Length == 2 && word[1] == '.')) && char.IsLetter(word[0]);

    private sealed class Node<T>
        where T : class
    {
        /// <summary>Null where no longer form goes on: most nodes.</summary>
        private Dictionary<string, Node<T>>? _next;
        private T[] _values = [];

        public void Add(IReadOnlyList<string> words, T value)
        {
            var node = this;
            foreach (var word in words)
            {
                node._next ??= new Dictionary<string, Node<T>>(1, StringComparer.Ordinal);
                if (!node._next.TryGetValue(word, out var next))
                {
                    node._next[word] = next = new Node<T>();
                }

                node = next;
            }

            node._values = [.. node._values, value];
        }

        /// <param name="spelling">Gives a word of the text as the tree has it.</param>
        public (T Value, int End)? Longest(Sentence sentence, int token, Func<string, string> spelling, Func<T, int, bool> accept)
        {
            (T, int)? best = null;
            var node = this;
            for (var i = token; i < sentence.Tokens.Length && node._next is { } words; i++)
            {
                if (!words.TryGetValue(spelling(sentence.Tokens[i].Word), out var next))
                {
                    // "Vladimir V. Putin": the initial between is passed over.
                    if (i == token || best is not null || !IsInitial(sentence.Tokens[i].Word) || i + 1 >= sentence.Tokens.Length)
                    {
                        break;
                    }

                    continue;
                }

                node = next;
                foreach (var value in node._values)
                {
                    if (accept(value, i + 1))
                    {
                        best = (value, i + 1);
                        break;
                    }
                }
            }

            return best;
        }
    }
}

/// <summary>A name of a known actor in one language.</summary>
public sealed record ActorName(string Name, Actor Actor, MentionForm Form, string Example);

/// <summary>A word for an office, a body, an unnamed group, or a pronoun.</summary>
/// <param name="Role">Office or body in the ontology's words (<c>foreign-minister</c>); null when it has none.</param>
public sealed record ActorRole(string Id, string Form, RoleClass Class, ActorKind Kind, string? Sector, string? Role, string Example);

/// <summary>What an actor role is: an office before a person's name, a body of a state, a group of its own, a pronoun, or a word that tells what a name is of.</summary>
public enum RoleClass
{
    Title,
    Body,
    Group,
    Pronoun,

    /// <summary>The word that tells what sort of organisation a name is of: <em>the Hansen <u>Foundation</u></em>, <em><u>Yayasan</u> Hansen</em>.</summary>
    Organization,

    /// <summary>The word that tells that a name is of a place, a law or a day, and so of nobody: <em>the Hansen <u>River</u></em>, <em><u>Sungai</u> Hansen</em>.</summary>
    Thing,

    /// <summary>The word before the name of a ship, a storm or a weapon, which is nobody's: <em><u>USS</u> Hansen</em>, <em><u>typhoon</u> Hansen</em>.</summary>
    Marker,

    /// <summary>A part of a federation, whose name may be a state's too: <em>Georgia</em>, <em>Pennsylvania</em>. Its role is the code of the state.</summary>
    Region,

    /// <summary>The word that tells that an office is yet to be taken: <em>president-<u>elect</u></em>, <em>presiden <u>terpilih</u></em>.</summary>
    Elect,

    /// <summary>The word that tells that an office is held no more: <em>the <u>former</u> president</em>, <em><u>mantan</u> presiden</em>. Its sector is the holder's.</summary>
    Former,
}
