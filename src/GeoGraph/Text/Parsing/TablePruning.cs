namespace GeoGraph.Text.Parsing;

/// <summary>What a stored table leaves out to be small.</summary>
/// <param name="Least">Features whose largest weight is of fewer of the 127 steps are left out.</param>
/// <param name="Negligible">Single weights of fewer steps are taken for 0.</param>
internal readonly record struct TablePruning(int Least, int Negligible);
