namespace RiskRegister.Api.Http;

/// <summary>Tells a disk that is full, or a quota that is used up, from other faults of the system's files.</summary>
static class FullDisk
{
    // ENOSPC is the same everywhere; EDQUOT is Linux's, macOS's. Windows: handle disk full, disk full.
    static readonly int[] Numbers = OperatingSystem.IsWindows() ? [39, 112] : OperatingSystem.IsLinux() ? [28, 122] : [28, 69];

    public static bool Is(IOException fault) => Numbers.Contains(OperatingSystem.IsWindows() ? fault.HResult & 0xFFFF : fault.HResult);
}
