namespace GeoGraph.Text.Parsing;

/// <summary>The tags of a model, each a universal tag or a finer one below it (<c>VERB/VBN</c>), and what the parser needs of them.</summary>
internal sealed class TagSet
{
    /// <param name="names">The padding tag and the root tag come first.</param>
    public TagSet(IReadOnlyList<string> names)
    {
        Names = names;
        Universal = [.. names.Select(UniversalOf)];
        Universals = [.. Universal.Select((u, i) => i <= Root ? i : Array.IndexOf(Universal, u))];
        Marks = [.. Universal.Select(u => u switch
        {
            UniversalPos.Verb or UniversalPos.Aux => 1UL,
            UniversalPos.Punct => 1UL << 16,
            UniversalPos.Cconj => 1UL << 32,
            UniversalPos.Sconj => 1UL << 48,
            _ => 0UL,
        })];
    }

    public const int Padding = 0;
    public const int Root = 1;

    public IReadOnlyList<string> Names { get; }

    public UniversalPos[] Universal { get; }

    /// <summary>For each tag the first one with the same universal tag: what the parser sees where it does not look at the finer one.</summary>
    public int[] Universals { get; }

    public ulong[] Marks { get; }

    private static UniversalPos UniversalOf(string name) =>
        Enum.TryParse<UniversalPos>(name.Split('/')[0], true, out var pos) ? pos : UniversalPos.None;
}
