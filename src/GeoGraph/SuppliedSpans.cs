using GeoGraph.Text;

namespace GeoGraph;

/// <summary>Brings what was coded in the copy of a text that was read back to the text supplied.</summary>
internal static class SuppliedSpans
{
    public static CodedArticle Of(ReadingCopy copy, CodedArticle coded) => copy.IsSame ? coded : coded with
    {
        Sentences = [.. coded.Sentences.Select(copy.Supplied)],
        Actors = new ArticleActors(coded.Actors.Actors, [.. coded.Actors.Mentions.Select(m => m with { Span = copy.Supplied(m.Span) })]),
        Statements =
        [
            .. coded.Statements.Select(s => s with
            {
                Speaker = s.Speaker is { } speaker ? copy.Supplied(speaker) : null,
                Cue = copy.Supplied(s.Cue),
                Content = [.. s.Content.Select(copy.Supplied)],
            }),
        ],
        Events = [.. coded.Events.Select(e => e with { Anchor = copy.Supplied(e.Anchor), Place = e.Place is { } place ? place with { Span = copy.Supplied(place.Span) } : null })],
    };
}
