using System.Collections.Concurrent;
using Microsoft.Playwright;
using RiskRegister.Api.Tests.Pages;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser))]

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Chromium without a window: one for all tests, started when the first asks for it.</summary>
public sealed class Browser : IAsyncDisposable
{
    const int Width = 1280;
    const int Height = 900;

    readonly Lazy<Task<(IPlaywright Driver, IBrowser Program)>> started = new(Start);

    readonly ConcurrentDictionary<RegisterApp, Lazy<Task<Person>>> everybody = new();

    /// <summary>
    /// Somebody who holds about every role and has signed in to this service, in one window for all tests of its class: to open one for
    /// each takes longer than most of them.
    /// </summary>
    public async Task<Person> Everybody(RegisterApp app, Role[] roles, string post)
    {
        var person = await everybody.GetOrAdd(app, _ => new Lazy<Task<Person>>(
            async () => await (await Person(app)).SignIn(await Visitor.KeyFor(app, roles, post)))).Value;
        await person.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });
        await person.Page.SetViewportSizeAsync(Width, Height);
        return person;
    }

    /// <summary>A page of somebody who has nothing in the browser yet.</summary>
    public async Task<Person> Person(RegisterApp app, bool hasScripts = true)
    {
        _ = app.Anonymous();
        var (_, program) = await started.Value;
        var context = await program.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.ClientOptions.BaseAddress.ToString(),
            JavaScriptEnabled = hasScripts,
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
        });
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var (driver, program) = await started.Value;
        await program.DisposeAsync();
        driver.Dispose();
    }

    static async Task<(IPlaywright, IBrowser)> Start()
    {
        var path = Prerequisites.Chromium();
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] }));
    }
}

/// <summary>Somebody at a browser who uses the keyboard alone.</summary>
public sealed class Person(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Signs in by typing an access key.</summary>
    public async Task<Person> SignIn(string key)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#key", key);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Sign out").WaitForAsync();
        return this;
    }

    public Task Open(string path) => page.GotoAsync(path);

    /// <summary>Follows a link, be it dressed as a button.</summary>
    public Task Follow(string name) => Press(page.Locator("main a").Filter(new() { HasText = name }).First, "Enter");

    /// <summary>Opens what is folded away, if it is.</summary>
    public async Task Unfold()
    {
        if (!await page.Locator("details").First.EvaluateAsync<bool>("each => each.open")) await Press(page.Locator("summary").First,
            "Enter");
    }

    /// <summary>Follows a link of the menu.</summary>
    public Task Menu(string name) =>
        Press(page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" }).GetByRole(AriaRole.Link, new() { Name = name }), "Enter");

    public Task Push(string button) => Press(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First, "Enter");

    /// <summary>Chooses the radio or check box with this id or value.</summary>
    public Task Choose(string name, string value) => Press(page.Locator($"input[name='{name}'][value='{value}']"), "Space");

    public Task Type(string field, string text) => page.FillAsync($"#{field}", text);

    /// <summary>What the whole page says: a long one is shown while the rest of it still comes.</summary>
    public async Task<string> Text()
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return await page.InnerTextAsync("main");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    async Task Press(ILocator what, string key)
    {
        try
        {
            await what.FocusAsync();
        }
        catch (TimeoutException nothing)
        {
            throw new TimeoutException($"{page.Url} has no {what}: {await page.InnerTextAsync("body")}", nothing);
        }

        await what.PressAsync(key);
    }
}
