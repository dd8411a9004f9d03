namespace RiskRegister.Pages.Http;

/// <summary>Paths within the service: where somebody wanted to go before signing in.</summary>
public static class LocalPath
{
    public const string SignIn = "/sign-in";
    const int Longest = 2_000;

    /// <summary>Where to sign in and come back from to what was asked for.</summary>
    public static string SignInFor(HttpRequest request)
    {
        var wanted = request.Path + request.QueryString;
        return wanted == "/" ? SignIn : $"{SignIn}?to={Uri.EscapeDataString(wanted)}";
    }

    /// <summary>A path that was sent to us if it is one of this service's, else the home page: nobody is sent to another site.</summary>
    public static string OrHome(string? sent) => IsLocal(sent) ? sent! : "/";

    // Browsers take "//host" and "/\host" for another host, and pass over control characters.
    static bool IsLocal(string? path) => path is { Length: > 0 and <= Longest } && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal);
}
