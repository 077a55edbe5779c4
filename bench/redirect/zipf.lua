-- Asks for keys as people do: a few very often, most hardly ever (Zipf's law, exponent 1).
local links = tonumber(os.getenv("LINKS") or "10000")
local path = os.getenv("ONE_KEY")
local log = math.log(links)

function init()
  math.randomseed(tonumber(os.getenv("SEED") or "1"))
end

function request()
  if path then
    return wrk.format("GET", path)
  end
  -- The inverse of the distribution's logarithmic approximation.
  local rank = math.floor(math.exp(math.random() * log))
  return wrk.format("GET", "/k" .. rank)
end
