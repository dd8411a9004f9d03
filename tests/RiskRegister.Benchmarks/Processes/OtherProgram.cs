using System.Diagnostics;

namespace RiskRegister.Benchmarks.Processes;

/// <summary>Runs a program to its end.</summary>
public static class OtherProgram
{
    /// <summary>
    /// What it said, errors last; its exit code is not looked at, since some say their version with one that means failure.
    /// </summary>
    public static async Task<string> Output(
        string program, IEnumerable<string> arguments, CancellationToken stop, params (string Name, string Value)[] environment)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            }
        };
        foreach (var (name, value) in environment) process.StartInfo.Environment[name] = value;
        process.Start();
        var errors = process.StandardError.ReadToEndAsync(stop);
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return said + await errors;
    }
}
