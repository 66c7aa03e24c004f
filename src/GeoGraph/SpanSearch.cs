namespace GeoGraph;

/// <summary>Finds a place in a list that is in text order.</summary>
internal static class SpanSearch
{
    /// <summary>Index of the first item that does not lie before the position, or the count; the list is sorted so that those before it come first.</summary>
    public static int FirstNotBefore<T>(IReadOnlyList<T> items, int position, Func<T, int, bool> isBefore)
    {
        int low = 0, high = items.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(items[middle], position))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
