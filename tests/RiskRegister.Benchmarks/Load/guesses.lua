-- Asks for the path of a file with another made-up access key each time, and waits between. Arguments: the file ("path milliseconds").
function init(arguments)
   for line in io.lines(arguments[1]) do path, pause = line:match("^(%S+) (%d+)$") end
   pause = tonumber(pause)
   math.randomseed(os.time())
   letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
end

function made_up(length)
   local made = {}
   for index = 1, length do
      local at = math.random(#letters)
      made[index] = letters:sub(at, at)
   end
   return table.concat(made)
end

function request()
   return wrk.format("GET", path, { ["Authorization"] = "Bearer rr_" .. made_up(12) .. "_" .. made_up(43) })
end

function delay()
   return pause
end

dofile(os.getenv("BENCH_DONE"))
