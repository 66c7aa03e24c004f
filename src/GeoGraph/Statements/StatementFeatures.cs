namespace GeoGraph.Statements;

/// <summary>What a <see cref="StatementModel"/> looks at: numbers that stand for properties of a cue, its speaker and its content.</summary>
internal sealed class StatementFeatures(Lexicon lexicon, ArticleText text, MentionIndex index)
{
    /// <summary>Tokens before a cue that are looked at one by one.</summary>
    private const int Before = 3;

    private readonly List<uint> _features = [];
    private string _row = "";

    /// <summary>The features of a candidate; valid until the next call.</summary>
    public ReadOnlySpan<uint> Of(ReportedClause clause)
    {
        _features.Clear();
        _row = lexicon.Language + clause.Row.Id;
        var sentence = text.SentenceAt(clause.Cue.Start)!;
        var cue = sentence.TokenAt(clause.Cue.Start);
        Cue(sentence, cue, clause);
        Speaker(sentence, cue, clause);
        Content(sentence, cue, clause);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_features);
    }

    private void Cue(Sentence sentence, int cue, ReportedClause clause)
    {
        var token = sentence.Tokens[cue];
        var shape = $"{clause.Row.Speaker}{(clause.IsFramed ? "f" : "")}{(clause.IsQuoted ? "q" : "")}{(clause.IsClitic ? "c" : "")}{(text.IsQuoted(token.Start) ? "n" : "")}";
        Add("s.bias", "");
        Both("s.shape", shape);
        Add("s.word", token.Word);
        Both("s.cuepos", token.Pos.ToString());
        Both("s.cuerel", token.Relation.ToString());
        Add("s.cueform", token.Word.Length > 3 ? token.Word[^3..] : token.Word);
        Add("s.cuehead", token.Head < 0 ? "-" : sentence.Tokens[token.Head].Lemma);
        Add("s.cueheadpos", token.Head < 0 ? "-" : sentence.Tokens[token.Head].Pos.ToString());
        for (var i = 1; i <= Before; i++)
        {
            Add($"s.before{i}", cue - i < 0 ? "-" : sentence.Tokens[cue - i].Word);
        }

        Both("s.beforepos", cue == 0 ? "-" : sentence.Tokens[cue - 1].Pos.ToString());
        var next = sentence.TokenAt(clause.Cue.End - 1) + 1;
        Both("s.next", next >= sentence.Tokens.Length ? "-" : sentence.Tokens[next].Word);
        Both("s.nextpos", next >= sentence.Tokens.Length ? "-" : sentence.Tokens[next].Pos.ToString());
        Add("s.next2pos", next + 1 >= sentence.Tokens.Length ? "-" : $"{sentence.Tokens[next].Pos} {sentence.Tokens[next + 1].Pos}");
        var negated = false;
        for (var i = Math.Max(0, cue - 4); i < cue; i++)
        {
            negated |= lexicon.Rules.Negations.Contains(sentence.Tokens[i].Word);
            if (sentence.Tokens[i].Pos == UniversalPos.Aux)
            {
                Add("s.mood", sentence.Tokens[i].Word);
            }
        }

        Add("s.negated", negated ? "1" : "0");
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Tokens[i].Head == cue)
            {
                Add("s.child", sentence.Tokens[i].Relation.ToString());
                Both("s.childside", $"{sentence.Tokens[i].Relation}{(i < cue ? "<" : ">")}");
            }
        }
    }

    private void Speaker(Sentence sentence, int cue, ReportedClause clause)
    {
        if (clause.Speaker is not { } words || !sentence.Span.Contains(words.Start) || clause.IsClitic)
        {
            Add("s.speaker", clause.IsClitic ? "c" : "-");
            return;
        }

        var (first, end) = (sentence.TokenAt(words.Start), sentence.TokenAt(words.End - 1) + 1);
        var head = sentence.Tokens[SentenceTree.HeadOf(sentence, first, end)];
        var kind = index.Heads(words) is { Count: > 0 } actors ? actors[0][..Math.Max(actors[0].IndexOf('/', StringComparison.Ordinal), 0)] : "-";
        Both("s.kind", kind);
        Add("s.speakerpos", head.Pos.ToString());
        Both("s.speakerrel", head.Relation.ToString());
        Add("s.speakerlemma", head.Lemma);
        Add("s.issubject", $"{head.Head == cue} {head.Relation}");
        Add("s.speakerlength", Bucket(end - first));
        Add("s.speakerfirst", sentence.Tokens[first].Word);
        Add("s.speakerlast", sentence.Tokens[end - 1].Pos.ToString());
        Add("s.capital", char.IsUpper(text.Text[head.Start]) ? "1" : "0");
        Both("s.side", $"{Math.Sign(cue - first)} {Bucket(Math.Abs(cue - (cue < first ? first : end - 1)))}");
        var verbs = 0;
        for (var i = first; i < end; i++)
        {
            verbs += sentence.Tokens[i].Pos is UniversalPos.Verb or UniversalPos.Aux ? 1 : 0;
        }

        Add("s.speakerverbs", Bucket(verbs));
    }

    private void Content(Sentence sentence, int cue, ReportedClause clause)
    {
        var span = clause.Content[0];
        var after = span.Start > clause.Cue.Start;
        var quotation = text.IsQuoted(span.Start) ? text.IsQuoted(span.End - 1) ? "[]" : "<" : text.IsQuoted(span.End - 1) ? ">" : "-";
        Both("s.quotation", quotation);
        Both("s.place", $"{after} {clause.Content.Count}");
        Add("s.length", Bucket(span.Length / 8));
        Both("s.lengthrow", Bucket(span.Length / 16));
        if (text.SentenceAt(span.Start) is not { } holder)
        {
            return;
        }

        var (first, end) = (holder.TokenAt(span.Start), Math.Min(holder.TokenAt(span.End - 1) + 1, holder.Tokens.Length));
        if (first >= end)
        {
            return;
        }

        var head = holder.Tokens[SentenceTree.HeadOf(holder, first, end)];
        Both("s.first", holder.Tokens[first].Pos.ToString());
        Add("s.firstword", holder.Tokens[first].Word);
        Both("s.lead", first == 0 ? "-" : holder.Tokens[first - 1].Word);
        Both("s.contentpos", head.Pos.ToString());
        Both("s.contentrel", $"{head.Relation} {holder == sentence && head.Head == cue}");
        Add("s.contentlemma", head.Lemma);
        var (verbs, subjects) = (0, 0);
        for (var i = first; i < end; i++)
        {
            verbs += holder.Tokens[i].Pos is UniversalPos.Verb or UniversalPos.Aux ? 1 : 0;
            subjects += holder.Tokens[i].Relation is DependencyRelation.Nsubj or DependencyRelation.NsubjPass ? 1 : 0;
        }

        Both("s.verbs", $"{Bucket(verbs)} {Math.Min(subjects, 1)}");
        Both("s.gap", holder == sentence ? Bucket(Math.Abs(after ? first - cue : cue - end)) : "-");
        Add("s.toend", end >= holder.Tokens.Length - 1 ? "1" : "0");
        Add("s.mentions", Bucket(index.Inside(span).Count()));
    }

    private static string Bucket(int n) => n switch { < 0 => "-", < 4 => n.ToString(System.Globalization.CultureInfo.InvariantCulture), < 7 => "4", < 12 => "7", < 20 => "12", _ => "20" };

    /// <summary>A property, alone and together with the row of the cue.</summary>
    private void Both(string name, string value)
    {
        Add(name, value);
        Add(name, value, _row);
    }

    private void Add(string name, string value, string row = "")
    {
        var hash = 2166136261u;
        foreach (var part in (ReadOnlySpan<string>)[name, "=", value, "|", row])
        {
            foreach (var c in part)
            {
                hash = (hash ^ c) * 16777619u;
            }
        }

        _features.Add(hash ^ (hash >> 15));
    }
}
