using GeoGraph.Cli;

return await CommandRunner.RunAsync(args).ConfigureAwait(false);
