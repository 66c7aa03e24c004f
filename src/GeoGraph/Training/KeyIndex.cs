namespace GeoGraph.Training;

/// <summary>A map from well-mixed 64-bit keys, none of them 0, to numbers: a hash table with open addressing that only grows.</summary>
internal sealed class KeyIndex
{
    private ulong[] _keys = new ulong[1 << 16];
    private int[] _values = new int[1 << 16];

    public int Count { get; private set; }

    /// <summary>The keys and their numbers, in an order that depends on the keys alone and on how many there are.</summary>
    public IEnumerable<(ulong Key, int Value)> Entries()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] != 0)
            {
                yield return (_keys[i], _values[i]);
            }
        }
    }

    /// <summary>The number of the key; -1 when it is not there.</summary>
    public int Find(ulong key)
    {
        var mask = _keys.Length - 1;
        for (var i = (int)(key >> 24) & mask; ; i = (i + 1) & mask)
        {
            if (_keys[i] == key)
            {
                return _values[i];
            }

            if (_keys[i] == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>The number of the key, to change; 0 for a new one.</summary>
    public ref int At(ulong key)
    {
        if (Count * 2 > _keys.Length)
        {
            Grow();
        }

        var mask = _keys.Length - 1;
        var i = (int)(key >> 24) & mask;
        while (_keys[i] != 0 && _keys[i] != key)
        {
            i = (i + 1) & mask;
        }

        if (_keys[i] == 0)
        {
            _keys[i] = key;
            Count++;
        }

        return ref _values[i];
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new ulong[keys.Length * 2];
        _values = new int[keys.Length * 2];
        Count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                At(keys[i]) = values[i];
            }
        }
    }
}
