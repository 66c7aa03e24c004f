using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GeoGraph.Graph;

/// <summary>The properties of a node or relationship: few, sorted by name (ordinal), without nulls, never changed.</summary>
internal sealed class PropertyMap : IReadOnlyDictionary<string, object?>
{
    private readonly KeyValuePair<string, object?>[] _properties;

    public PropertyMap(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        var count = 0;
        foreach (var property in properties)
        {
            count += property.Value is null ? 0 : 1;
        }

        _properties = new KeyValuePair<string, object?>[count];
        count = 0;
        foreach (var (name, value) in properties)
        {
            if (value is null)
            {
                continue;
            }

            var place = count++;
            for (; place > 0 && string.CompareOrdinal(_properties[place - 1].Key, name) > 0; place--)
            {
                _properties[place] = _properties[place - 1];
            }

            _properties[place] = new KeyValuePair<string, object?>(name, value);
        }
    }

    public int Count => _properties.Length;

    public IEnumerable<string> Keys => _properties.Select(p => p.Key);

    public IEnumerable<object?> Values => _properties.Select(p => p.Value);

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public ReadOnlySpan<KeyValuePair<string, object?>> AsSpan() => _properties;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var property in _properties)
        {
            if (property.Key == key)
            {
                value = property.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
