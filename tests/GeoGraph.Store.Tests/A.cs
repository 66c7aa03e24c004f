using System.Globalization;

namespace GeoGraph.Store.Tests;

/// <summary>Small coded articles made by hand.</summary>
internal static class A
{
    /// <summary>An article in which one country acts on another, says that it did, and a minister of it is named.</summary>
    public static CodedArticle Article(string id, string source, string target, string verb = "threatened", string? outlet = null, EventStatus status = EventStatus.Actual)
    {
        var text = $"{source} {verb} {target} in Geneva. Minister Rana of {source} said: {source} {verb} {target}.";
        var first = text.IndexOf('.', StringComparison.Ordinal) + 1;
        TextSpan Span(string words, int from) => new(text.IndexOf(words, from, StringComparison.Ordinal), text.IndexOf(words, from, StringComparison.Ordinal) + words.Length);
        var content = new TextSpan(text.LastIndexOf(source, StringComparison.Ordinal), text.Length - 1);
        var statement = new Statement
        {
            Key = $"statement/{source}-{verb}-{target}",
            Speakers = ["person/rana-" + source],
            Speaker = Span("Minister Rana", first),
            Cue = Span("said", first),
            Content = [content],
            Quotation = QuotationKind.Indirect,
            About = [Key(source), Key(target)],
            Confidence = 0.9,
            Rule = "cue-said",
        };
        CodedEvent Event(TextSpan anchor, string? reportedBy) => new()
        {
            Key = $"event/{source}-{verb}-{target}-{status}",
            Type = "THREATEN",
            QuadClass = QuadClass.VerbalConflict,
            Goldstein = -4.4,
            Cameo = "138",
            Sources = [Key(source)],
            Targets = [Key(target)],
            Anchor = anchor,
            Date = "2024-05-0" + (1 + (id.Length % 9)).ToString(CultureInfo.InvariantCulture),
            Place = reportedBy is null ? new Place("place/geneva", id.Length % 2 == 0 ? "Geneva" : "Jenewa", "CHE", Span("Geneva", 0)) : null,
            Status = status,
            Statement = reportedBy,
            Confidence = 0.8,
            Rule = "threaten-1",
        };
        return new CodedArticle
        {
            Article = new Article { Id = id, Text = text, Language = "en", Title = "About " + id, Outlet = outlet, Published = "2024-05-09" },
            Language = "en",
            Coder = new Coder("hand", "1", "none"),
            Sentences = [new TextSpan(0, first), new TextSpan(first + 1, text.Length)],
            Actors = new ArticleActors(
                [
                    Country(source, outlet),
                    Country(target, outlet),
                    new Actor
                    {
                        Key = "person/rana-" + source, Name = "Rana", Kind = ActorKind.Person, Country = source, Sector = outlet is null ? "GOV" : "LEG",
                        Affiliations = [new Affiliation(Key(source), "minister", null, null), new Affiliation("igo/league", "delegate", "2020-01-01", null)],
                    },
                ],
                [new Mention(Key(source), Span(source, 0), MentionForm.Name), new Mention(Key(target), Span(target, source.Length), MentionForm.Alias)]),
            Statements = [statement],
            Events = [Event(Span(verb, 0), null), Event(Span(verb, content.Start), statement.Key)],
        };
    }

    /// <summary>Articles that share actors, events, statements and places in many ways; the same for every call.</summary>
    public static IReadOnlyList<CodedArticle> Corpus(int size)
    {
        string[] states = ["AAA", "BBB", "CCC", "DDD"];
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, size).Select(i =>
            {
                var source = states[random.Next(states.Length)];
                var target = states.Where(s => s != source).ElementAt(random.Next(states.Length - 1));
                return Article(
                    "article-" + i.ToString(CultureInfo.InvariantCulture), source, target, random.Next(2) == 0 ? "threatened" : "warned",
                    random.Next(3) == 0 ? "Daily" : null, random.Next(4) == 0 ? EventStatus.Planned : EventStatus.Actual);
            }),
        ];
    }

    public static async IAsyncEnumerable<CodedArticle> Stream(IEnumerable<CodedArticle> articles)
    {
        await Task.CompletedTask;
        foreach (var article in articles)
        {
            yield return article;
        }
    }

    private static string Key(string country) => "country/" + country;

    private static Actor Country(string code, string? outlet) =>
        new() { Key = Key(code), Name = outlet is null ? code : code + "land", Kind = ActorKind.Country, Country = code };
}
