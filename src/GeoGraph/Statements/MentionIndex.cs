namespace GeoGraph.Statements;

/// <summary>The mentions of an article by place: who stands inside a span, and who leads it.</summary>
public sealed class MentionIndex
{
    private readonly List<Mention> _mentions;

    public MentionIndex(ArticleActors actors)
    {
        _mentions = [.. actors.Mentions];
    }

    /// <summary>Mentions that lie inside the span, in text order.</summary>
    public IEnumerable<Mention> MentionsIn(TextSpan span)
    {
        for (var i = FirstFrom(span.Start); i < _mentions.Count && _mentions[i].Span.Start < span.End; i++)
        {
            if (_mentions[i].Span.End <= span.End)
            {
                yield return _mentions[i];
            }
        }
    }

    /// <summary>Keys of the actors mentioned inside the span.</summary>
    public IEnumerable<string> Inside(TextSpan span) => MentionsIn(span).Select(m => m.Actor);

    /// <summary>
    /// The actors a noun phrase stands for: a person in it, else the widest mentions that are not inside another one. "juru bicara
    /// Departemen Luar Negeri Matthew Miller" is the person, "media pemerintah Pyongyang" the medium.
    /// </summary>
    public IReadOnlyList<string> Heads(TextSpan span)
    {
        var outer = new List<Mention>();
        foreach (var mention in MentionsIn(span))
        {
            if (!outer.Exists(o => o.Span != mention.Span && o.Span.Contains(mention.Span)))
            {
                outer.Add(mention);
            }
        }

        var persons = outer.Where(m => m.Actor.StartsWith("person/", StringComparison.Ordinal)).ToList();
        var heads = persons.Count > 0 ? persons : outer.Where(m => m.Form != MentionForm.Demonym).ToList();
        return [.. (heads.Count > 0 ? heads : outer).Select(m => m.Actor).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The person named last before a position; null for none.</summary>
    public string? LastPersonBefore(int position) => LastPersonBetween(0, position);

    public string? LastPersonBetween(int start, int end)
    {
        string? last = null;
        for (var i = FirstFrom(start); i < _mentions.Count && _mentions[i].Span.Start < end; i++)
        {
            if (_mentions[i].Actor.StartsWith("person/", StringComparison.Ordinal))
            {
                last = _mentions[i].Actor;
            }
        }

        return last;
    }

    private int FirstFrom(int position) => SpanSearch.FirstNotBefore(_mentions, position, static (m, p) => m.Span.Start < p);
}
