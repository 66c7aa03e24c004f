namespace GeoGraph.Reading;

/// <summary>Reads plain text: a short first line with an empty line behind it is the headline.</summary>
internal static class PlainText
{
    private const int LongestHeadline = 200;

    public static ReadResult Read(string source, string text)
    {
        text = text.ReplaceLineEndings("\n").Trim('\ufeff', ' ', '\n', '\t', '\f');
        string? title = null;
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (blank is > 0 and < LongestHeadline && text.AsSpan(0, blank).IndexOf('\n') < 0 && text[blank - 1] is not ('.' or '”' or '"'))
        {
            title = text[..blank].Trim();
            text = text[blank..].Trim();
        }

        return ArticleReader.Checked(source, new Article { Id = Article.IdOf(text), Text = text, Title = title });
    }
}
