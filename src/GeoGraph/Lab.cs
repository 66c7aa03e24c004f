namespace GeoGraph;

internal static class Lab
{
    public static Training.LearnerOptions Learner(string name, Training.LearnerOptions d)
    {
        if (Environment.GetEnvironmentVariable(name) is not { } v) return d;
        var x = v.Split(',').Select(y => double.Parse(y, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return d with { Epochs = (int)x[0], Rate = (float)x[1], Dropout = (float)x[2], Minimum = (int)x[3], Restarts = (int)x[4] };
    }

    public static double Number(string name, double d) => Environment.GetEnvironmentVariable(name) is { } v ? double.Parse(v, System.Globalization.CultureInfo.InvariantCulture) : d;
}
