using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>Words that can name an act of a type, and where its parties stand: a row of <c>event-rows.tsv</c>.</summary>
/// <param name="Items">The words in their order; never empty, and the first is no gap.</param>
/// <param name="Mode">PLOVER mode; null for none.</param>
/// <param name="Cameo">CAMEO code; null for none.</param>
/// <param name="Contexts">PLOVER contexts that the words themselves tell; often empty.</param>
/// <param name="Sources">Where who acts is told, the first that names somebody counts; never empty.</param>
/// <param name="Targets">Where who is acted upon is told, likewise; empty for an act that is on nobody.</param>
/// <param name="Above">What else must hold for the words to name the act.</param>
/// <param name="Example">A sentence in which they do.</param>
/// <param name="Coding">All events of the example, as <see cref="EventRow"/> rows write them: <c>ASSAULT RUS&gt;UKR actual; …</c>.</param>
/// <param name="Line">Line of its file.</param>
public sealed record EventRow(
    string Id, IReadOnlyList<RowItem> Items, EventType Type, string? Mode, string? Cameo, IReadOnlyList<string> Contexts,
    IReadOnlyList<PartySlot> Sources, IReadOnlyList<PartySlot> Targets, IReadOnlyList<RowCondition> Above, string Example, string Coding, int Line)
{
    /// <summary>Most words that a gap stands for.</summary>
    private const int LongestGap = 4;

    /// <summary>A number for the row, the same for the same id.</summary>
    internal ulong Number { get; } = Text.Parsing.ParseBuffer.Hash(Id);

    /// <summary>True for an act that a noun names.</summary>
    public bool IsNoun => Items[0].Pos == UniversalPos.Noun;

    /// <summary>True when all parties act on each other: PLOVER, Compound and Reciprocal Actors.</summary>
    public bool IsTogether => Sources.Any(s => s.Kind == PartySlotKind.Together);

    internal static EventRow Read(SeedRow row, Ontology ontology, Lemmatizer lemmatizer)
    {
        var type = ontology.Find(row.Required("type")) ?? throw row.Error($"unknown PLOVER type '{row["type"]}'");
        if (row.Optional("mode") is { } mode && !type.Modes.Contains(mode))
        {
            throw row.Error($"{type.Name} has no mode '{mode}'");
        }

        if (row.Optional("cameo") is { } cameo && !ontology.HasCameo(cameo))
        {
            throw row.Error($"unknown CAMEO code '{cameo}'");
        }

        if (row.List("contexts").FirstOrDefault(c => !ontology.Contexts.Contains(c)) is { } context)
        {
            throw row.Error($"unknown PLOVER context '{context}'");
        }

        List<RowItem> items = [.. row.Required("lemmas").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => RowItem.Read(row, i, lemmatizer))];
        if (items[0].IsGap || items[^1].IsGap)
        {
            throw row.Error("'*' begins or ends 'lemmas'");
        }

        var sources = row.List("source");
        return new EventRow(
            row.Required("id"), items, type, row.Optional("mode"), row.Optional("cameo"), row.List("contexts"),
            sources.Count > 0 ? [.. sources.Select(PartySlot.Read)] : throw row.Error("'source' is empty"), [.. row.List("target").Select(PartySlot.Read)],
            [.. row["above"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => RowCondition.Read(row, c))],
            row.Required("example"), row.Required("coding"), row.Line);
    }

    /// <summary>True when what the row asks of the words above holds for a match.</summary>
    public bool Holds(Sentence sentence, RowMatch match) => Above.All(c => c.Holds(sentence, match));

    /// <summary>One past the last token when the items from <paramref name="next"/> on stand from a token on; null when they do not.</summary>
    internal int? Match(Sentence sentence, int token, int next, Lemmatizer lemmatizer)
    {
        for (; next < Items.Count; next++, token++)
        {
            if (Items[next].IsGap)
            {
                for (var skip = 0; skip <= LongestGap && token + skip < sentence.Tokens.Length; skip++)
                {
                    if (Match(sentence, token + skip, next + 1, lemmatizer) is { } end)
                    {
                        return end;
                    }
                }

                return null;
            }

            if (token >= sentence.Tokens.Length || !Items[next].Is(sentence.Tokens[token], lemmatizer))
            {
                return null;
            }
        }

        return token;
    }
}

/// <summary>Where a party of an act is told.</summary>
/// <param name="Preposition">For <see cref="PartySlotKind.Preposition"/>: the word itself; else empty.</param>
public readonly record struct PartySlot(PartySlotKind Kind, string Preposition)
{
    internal static PartySlot Read(string cell) =>
        cell == "object" ? new(PartySlotKind.DirectObject, "")
        : Enum.TryParse<PartySlotKind>(cell, true, out var kind) && kind is not (PartySlotKind.Preposition or PartySlotKind.DirectObject) ? new(kind, "")
        : new(PartySlotKind.Preposition, cell);
}

/// <summary>The part of a noun phrase in the clause of an act, told in the active.</summary>
public enum PartySlotKind
{
    /// <summary>Behind a preposition.</summary>
    Preposition,

    /// <summary>Who does it: subject, in a passive the agent.</summary>
    Subject,

    /// <summary>Whom it is done to: object, in a passive the subject.</summary>
    DirectObject,

    /// <summary>Whose the noun is: <em>Russia's</em> attack, serangan <em>Rusia</em>.</summary>
    Owner,

    /// <summary>Behind <em>by</em>: the attack by <em>Russia</em>.</summary>
    Agent,

    /// <summary>Whose the act is that a noun in the clause names: killed in an <em>Israeli</em> airstrike.</summary>
    Doer,

    /// <summary>Who makes the statement that the clause stands in.</summary>
    Speaker,

    /// <summary>The subject of the clause that tells what is asked or alleged, or else whom the act would concern that is promised, asked or refused.</summary>
    Complement,

    /// <summary>All of the subject, or the owner, and those behind <em>with</em> and <em>between</em>.</summary>
    Together,
}
