namespace RiskRegister.Api.Http;

/// <summary>Tells a disk that is full or takes no files, or a quota that is used up, from other faults of the system's files.</summary>
static class FullDisk
{
    // ENOSPC and EROFS are the same everywhere; EDQUOT is Linux's, macOS's. Windows: write-protected, handle disk full, disk full.
    static readonly int[] Numbers = OperatingSystem.IsWindows() ? [19, 39, 112] : OperatingSystem.IsLinux() ? [28, 30, 122] : [28, 30, 69];

    public static bool Is(IOException fault) => Numbers.Contains(OperatingSystem.IsWindows() ? fault.HResult & 0xFFFF : fault.HResult);
}
