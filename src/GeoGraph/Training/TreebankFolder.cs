namespace GeoGraph.Training;

/// <summary>A folder of CoNLL-U files, divided into what a model learns from and what it is measured on.</summary>
/// <param name="Measured">Name and sentences of each file for measuring, by name.</param>
public sealed record TreebankFolder(TrainingData Training, IReadOnlyList<(string Name, IReadOnlyList<TreebankSentence> Sentences)> Measured)
{
    private const string Extension = ".conllu";

    /// <summary>Reads the folder. <c>NAME-test</c> never trains; <c>NAME-dev</c> only when asked; all other files do.</summary>
    /// <param name="domain">Beginnings of the names of the files that are of the domain; empty: no file is special.</param>
    /// <param name="treeDomain">The same for files whose trees are of the domain and whose tags are not.</param>
    /// <exception cref="ConlluException">A file is wrong, or there is nothing to learn from.</exception>
    public static TreebankFolder Open(string path, IReadOnlyCollection<string> domain, IReadOnlyCollection<string> treeDomain, bool trainOnDev)
    {
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(path, "*" + Extension).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConlluException($"{path}: {e.Message}", e);
        }

        List<TreebankSentence> general = [], special = [], trees = [];
        var measured = new List<(string, IReadOnlyList<TreebankSentence>)>();
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var sentences = ConlluReader.Read(file).ToList();
            var isDev = name.EndsWith("-dev", StringComparison.Ordinal);
            if (isDev || name.EndsWith("-test", StringComparison.Ordinal))
            {
                measured.Add((name, sentences));
            }

            if (isDev ? trainOnDev : !name.EndsWith("-test", StringComparison.Ordinal))
            {
                (IsOf(domain, name) ? special : IsOf(treeDomain, name) ? trees : general).AddRange(sentences);
            }
        }

        if (general.Count + special.Count + trees.Count == 0)
        {
            throw new ConlluException($"{path}: no {Extension} files to learn from");
        }

        return special.Count == 0 && domain.Count > 0 ? throw new ConlluException($"{path}: no file to learn from begins with '{domain.First()}'")
            : trees.Count == 0 && treeDomain.Count > 0 ? throw new ConlluException($"{path}: no file to learn from begins with '{treeDomain.First()}'")
            : new TreebankFolder(new TrainingData(general, special) { TreeDomain = trees }, measured);
    }

    private static bool IsOf(IReadOnlyCollection<string> beginnings, string name) => beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal));
}
