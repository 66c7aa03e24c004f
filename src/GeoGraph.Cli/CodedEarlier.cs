using GeoGraph.Files;
using GeoGraph.Seeds;

namespace GeoGraph.Cli;

/// <summary>What an earlier run wrote before it was stopped: taken over as long as the input gives the same articles to the same coder.</summary>
/// <param name="file">Coded articles, one a line; the last line may be half-written. Read until the first article that is not in it.</param>
public sealed class CodedEarlier(Stream file, ArticleCoder coder)
{
    private readonly BoundedLines _lines = new(file);
    private CodedArticle? _next;
    private bool _done;

    /// <summary>Articles taken over.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the lines of those articles.</summary>
    public long Length { get; private set; }

    /// <summary>The article as it was coded; null when it was not, and after it for all others.</summary>
    public CodedArticle? Find(Article article)
    {
        if (_done || (_next ??= Next()) is not { } next)
        {
            _done = true;
            return null;
        }

        if (coder.LanguageOf(article) is not { } language)
        {
            return null;
        }

        if (!IsOf(next, article, language))
        {
            _done = true;
            return null;
        }

        Count++;
        Length = _lines.Position;
        _next = null;
        return next;
    }

    private CodedArticle? Next()
    {
        try
        {
            return _lines.Read() && _lines.IsTerminated ? CodedArticleJson.Read(_lines.Line) : null;
        }
        catch (FormatException)
        {
            // Torn by whatever ended the run: coded again from here on.
            return null;
        }
    }

    private bool IsOf(CodedArticle coded, Article article, string language) =>
        coded.Coder == coder.Coder && coded.Language == language
        && (coded.Article.Id, coded.Article.Text, coded.Article.Title, coded.Article.Url) == (article.Id, article.Text, article.Title, article.Url)
        && (article.Outlet ?? coded.Article.Outlet) == coded.Article.Outlet && (article.Published ?? coded.Article.Published) == coded.Article.Published;
}
